"""Web pages: the bulletin kept whole, the site around it left out."""

from ccsearch.reading import extract


def lines(page: str, encoding: str = "utf-8") -> list[str]:
    return extract(page.encode(encoding), "一.html").text.split("\n\n")


def test_line_breaks_blocks_bold_and_spaces():
    page = """<html><body><p>甲&nbsp;&nbsp;乙<br>丙 丁</p><div>一<b>二</b><strong>三</strong>四
      五 <span style="font-weight:700">六</span></div><pre>七
八</pre></body></html>"""
    assert lines(page) == ["甲\xa0\xa0乙", "丙 丁", "一**二三**四五 **六**", "七", "八"]


def test_bold_over_paragraphs_is_closed_and_opened_again():
    assert lines("<html><div style='font-weight:bold'><p>甲</p><p>乙</p></div>丙</html>") == ["**甲**", "**乙**", "丙"]


def test_chrome_is_left_out():
    page = """<html><body><header><a href=/>首页</a></header><nav>导航</nav><div class="crumbs">首页 &gt; 简报</div>
    <div class="side-bar">侧栏</div><form>搜索</form><div style="display:none">隐</div><script>脚本</script>
    <main><header><h1>某区快报</h1></header><p>正文很长很长很长很长很长很长很长很长。</p><footer>编校：某甲</footer></main>
    <ul><li><a>一</a></li><li><a>二</a></li><li><a>三</a></li></ul>
    <p>网站声明。</p><p>电话：55501203</p><p>版权所有 京ICP备1号</p></body></html>"""
    assert lines(page) == ["某区快报", "正文很长很长很长很长很长很长很长很长。", "编校：某甲", "电话：55501203"]


def test_lists_of_links_and_lines_of_the_site_are_left_out_where_nothing_is_called_the_article():
    page = """<html><body><table><tr><td><a>首页</a></td><td><a>公开</a></td><td><a>互动</a></td></tr></table>
    <ul><li><a>登录</a></li><li><a>注册</a></li></ul><p>正文。</p><p>版权所有 京ICP备1号</p></body></html>"""
    assert lines(page) == ["正文。"]


def test_chrome_by_name_never_takes_most_of_a_page():
    assert lines('<html><body class="nav"><div class="menu-wrap print">正文。</div><p>尾</p></body></html>') == [
        "正文。",
        "尾",
    ]


def test_masthead_before_the_article_is_kept():
    page = """<html><body><h2>某区快报</h2><p class="info">第12期</p>
    <div id="zoom"><p>正文很长很长很长很长很长很长很长很长很长很长。</p></div><div>上一篇：某文</div></body></html>"""
    assert lines(page) == ["某区快报", "第12期", "正文很长很长很长很长很长很长很长很长很长很长。"]


def test_rows_of_tables_and_lists():
    page = """<html><table><tr><td>序号</td><td>单位</td></tr><tr><td>1</td><td>甲镇</td></tr></table>
    <ol><li>甲<li>乙</ol></html>"""
    assert lines(page) == ["序号\t单位", "1\t甲镇", "1. 甲", "2. 乙"]


def test_encoding_is_seen_from_the_bytes_whatever_the_page_says():
    page = '<html><head><meta charset="gb2312"></head><body>创建全国文明城市工作快报</body></html>'
    assert lines(page) == lines(page, "gb18030") == lines(page, "utf-16") == ["创建全国文明城市工作快报"]


def test_nothing_is_fetched_and_nothing_run(tmp_path):
    (tmp_path / "secret").write_text("口令")
    page = f"""<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><html><body>甲&x;
    <iframe src="{(tmp_path / "secret").as_uri()}"></iframe></body></html>"""
    assert "口令" not in extract(page.encode(), "一.html").text


def test_deep_and_broken_markup():
    assert lines("<div>" * 1500 + "底") == ["底"]
    assert [row.code for row in extract(("<div>" * 3000 + "底").encode(), "一.html").problems] == ["format.damaged"]
    assert lines("<html><p>甲<p>乙</div></span><b>丙") == ["甲", "乙**丙**"]


def test_plain_text_called_a_page_keeps_its_lines():
    assert extract("甲\n乙".encode(), "一.html").text == "甲\n乙"
