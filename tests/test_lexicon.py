"""The lexicon: names in, canonical names out, the longest name at each place."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccsearch.errors import ConfigError
from ccsearch.lexicon import Lexicon, load_lexicon, parse_lexicon
from ccsearch.records import Span
from ccsearch.text import fold

SMALL = """
[district]
name = "云岫区"

[[units]]
name = "城子街道"
aliases = ["城子街道办事处", "城子"]
kind = "street"

[[units]]
name = "城子街道社区服务中心"

[[leaders]]
name = "张维刚"
aliases = ["维刚"]
posts = [{title = "区委书记", from = "2021-06"}]

[[leaders]]
name = "张维"

[[synonyms]]
words = ["创城", "创建全国文明城区"]
"""


@pytest.fixture
def small() -> Lexicon:
    return parse_lexicon(SMALL.encode())


def test_names_and_aliases_lead_to_one_name(small: Lexicon):
    assert [small.unit(one) for one in ("城子街道", "城子街道办事处", "城子", "张维刚", "别处")] == [
        "城子街道", "城子街道", "城子街道", None, None,
    ]  # fmt: skip
    assert [small.leader(one) for one in ("张维刚", "维刚", "城子")] == ["张维刚", "张维刚", None]
    assert small.written_forms("城子街道") == ("城子街道", "城子街道办事处", "城子")
    assert small.written_forms("不在其中") == ("不在其中",)


def test_the_order_is_that_of_the_file(small: Lexicon):
    names = ["没有的", "张维", "张维刚", "城子街道社区服务中心", "城子街道"]
    assert sorted(names, key=small.order) == names[::-1]


def test_words_no_segmenter_may_split(small: Lexicon):
    assert small.names()[:3] == ("城子街道", "城子街道办事处", "城子")
    assert small.names()[-2:] == ("创城", "创建全国文明城区")
    assert len(set(small.names())) == len(small.names())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("城子街道社区服务中心组织", [("城子街道社区服务中心", 0, 10)]),  # the longest
        ("城子街道社区组织", [("城子街道", 0, 4)]),  # the longest one does not end here
        ("到城子、维刚处", [("城子街道", 1, 3), ("张维刚", 4, 6)]),  # aliases
        ("张维刚、张维", [("张维刚", 0, 3), ("张维", 4, 6)]),  # one name begins another
        ("城子城子街道办事处", [("城子街道", 0, 2), ("城子街道", 2, 9)]),  # side by side
        ("没有名字", []),
        ("", []),
    ],
)
def test_mentions(small: Lexicon, text, found):
    mentions = list(small.mentions(text))
    assert [(one.name, *ends(one.span)) for one in mentions] == found
    assert all(text[one.span.start : one.span.end] in small.written_forms(one.name) for one in mentions)


@given(st.text("城子街道社区服务中心办事处张维刚", max_size=14))
@example("城子街道社区服务中心办事处")
@example("城子街道社区")
@example("维刚")
def test_a_name_here_is_the_mention_that_begins_here(text):
    lexicon = parse_lexicon(SMALL.encode())
    first = next(lexicon.mentions(text), None)
    assert lexicon.named_at(text) == (first if first and first.span.start == 0 else None)
    shifted = lexicon.named_at(f"了{text}", 1)
    assert (shifted and shifted.name) == (first.name if first and first.span.start == 0 else None)


def ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_an_empty_lexicon_knows_nothing():
    empty = parse_lexicon(b"")
    assert list(empty.mentions("城子街道")) == []
    assert empty.names() == ()
    assert empty.district.short == "区"


def test_posts_are_from_month_to_month(small: Lexicon):
    [post] = small.leaders[0].posts
    assert (post.title, post.start, post.end) == ("区委书记", "2021-06", None)


def test_the_digest_follows_the_content():
    assert parse_lexicon(b"").digest != parse_lexicon(b"\n").digest
    assert parse_lexicon(SMALL.encode()).digest == parse_lexicon(SMALL.encode()).digest


@pytest.mark.parametrize(
    "content",
    [b"units = 3", b"[[units]]\nnom = 'x'", b"[[leaders]]\nname = 5", b"[", b"\xff\xfe", b"[other]\na = 1"],
    ids=["not-a-list", "unknown-key", "not-text", "not-toml", "not-utf-8", "unknown-table"],
)
def test_what_is_no_lexicon_is_told(content):
    with pytest.raises(ConfigError, match=r"^词表 我的\.toml 无法读取：") as told:
        parse_lexicon(content, "我的.toml")
    assert told.value.key == "lexicon"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[[units]]\nname = '甲'\n[[units]]\nnom = 'x'", "第2个单位有不认识的项“nom”。"),
        ("[[leaders]]\naliases = []", "第1位领导缺少“name”。"),
        ("[[units]]\nname = 3", "第1个单位的“name”应是文字，写成了整数。"),
        ("units = 3", "“units”应是列表，写成了整数。"),
        ("[other]\na = 1", "有不认识的项“other”。"),
        ("[district]\nname = '甲'\n[[units\nx = 1", "第3行不合 TOML 的写法：表名后面缺少 ]。"),
        ("[district", "文件末尾不合 TOML 的写法：表名后面缺少 ]。"),
        ("units = [\n{name = '甲'", "文件末尾不合 TOML 的写法：花括号 { 没有配对。"),
        ("x = [1", "文件末尾不合 TOML 的写法：方括号 [ 没有配对，或者列表中缺少逗号。"),
        ("x = [1,", "文件末尾不合 TOML 的写法：等号后面没有写完。"),
        ("x = '甲\ny = 1", "文件末尾不合 TOML 的写法：引号没有配对。"),
        ('\nx = "甲', "文件末尾不合 TOML 的写法：引号没有配对。"),
        ("甲 = 1", "第1行不合 TOML 的写法：应是“名称 = 值”，中文名称要加引号。"),
        ('x = "甲\ny"', "第1行不合 TOML 的写法：引号没有配对。"),
        ("x 1", "第1行不合 TOML 的写法：名称后面缺少等号。"),
        ("x = 甲", "第1行不合 TOML 的写法：等号后面的值不对，文字要加英文引号。"),
        ("x = 1 y = 2", "第1行不合 TOML 的写法：值的写法不对，或者后面有多余的字，标点要用英文的。"),
        ("x = [1 2]", "第1行不合 TOML 的写法：方括号 [ 没有配对，或者列表中缺少逗号。"),
        ('x = "C:\\Users"', "第1行不合 TOML 的写法：反斜杠要写成两个。"),
        ("x = 1\nx = 2", "文件末尾不合 TOML 的写法：同一项写了两次。"),
        ("x = 2022-02-30", "第1行不合 TOML 的写法：没有这样的日期。"),
        ('x = "a\\d"', "第1行不合 TOML 的写法：反斜杠要写成两个。"),
    ],
)
def test_what_is_wrong_with_a_lexicon_is_told_in_chinese_with_its_place(content, told):
    with pytest.raises(ConfigError) as fault:
        parse_lexicon(content.encode(), "我的.toml")
    assert fault.value.message.startswith(f"词表 我的.toml 无法读取：{told}")


def test_a_file_saved_with_a_byte_order_mark_is_read():
    assert parse_lexicon(b"\xef\xbb\xbf" + SMALL.encode()).unit("城子") == "城子街道"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ConfigError, match="无法打开"):
        load_lexicon(tmp_path / "none.toml")


def test_a_file_is_read(tmp_path):
    (tmp_path / "lexicon.toml").write_text(SMALL, "utf-8")
    assert load_lexicon(tmp_path / "lexicon.toml").unit("城子") == "城子街道"


def test_the_shipped_lexicon_is_consistent(lexicon: Lexicon):
    assert lexicon.units
    assert all(lexicon.unit(row.name) == row.name for row in lexicon.units)
    assert all(lexicon.leader(row.name) == row.name for row in lexicon.leaders)


@pytest.mark.parametrize("name", ["CBD管委会", "区ＡＢ集团", "區環保局", "甲（乙）公司"])
def test_a_name_is_known_as_it_is_written_and_folded(name):
    lexicon = parse_lexicon(f"[[units]]\nname = '区某局'\naliases = ['{name}']".encode())
    for text in (name, fold(name)):
        assert lexicon.unit(text) == "区某局"
        assert [mention.name for mention in lexicon.mentions(f"会同{text}清理")] == ["区某局"]
        mention = lexicon.named_at(f"会同{text}", 2)
        assert mention is not None
        assert mention.name == "区某局"
    assert lexicon.written_forms("区某局") == ("区某局", name)
