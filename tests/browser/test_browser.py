"""What people do, in a real browser."""

import re
import unicodedata

import docx
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.looking import faults_by_day_and_night, too_wide

pytestmark = pytest.mark.browser


def count(page):
    return int(page.locator("#count strong").inner_text().replace(",", ""))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_search_facet_chip_sort_page_item_and_back(open_page, scripts):
    page = open_page("/", java_script_enabled=scripts)
    page.get_by_role("searchbox" if not scripts else "combobox", name="检索词").fill("社区")
    page.get_by_role("button", name="检索").click()
    expect(page).to_have_url(re.compile(r"/search\?q="))
    everything = count(page)
    choice = page.locator("#facet-unit li").nth(1)
    name, number = choice.locator("a").inner_text(), int(choice.locator("span").inner_text())
    choice.locator("a").click()
    assert count(page) == number < everything
    expect(page.locator(".chip")).to_contain_text(name)
    page.locator(".chip").click()
    assert count(page) == everything
    page.get_by_role("link", name="最早").click()
    expect(page.locator(".sorts [aria-current]")).to_have_text("最早")
    page.get_by_role("link", name="下一页").click()
    expect(page.locator(".pages .here")).to_have_text("2")
    title = page.locator("#hit-22 h3 a")
    wanted = title.inner_text()
    title.click()
    expect(page.locator("h1")).to_have_text(wanted)
    expect(page.locator(".trail-words")).to_contain_text("第 22 条")
    page.get_by_role("link", name="上一条").first.click()
    expect(page.locator(".trail-words")).to_contain_text("第 21 条")
    page.get_by_role("link", name="返回结果").click()
    expect(page).to_have_url(re.compile("#hit-21$"))
    expect(page.locator(".pages .here")).to_have_text("2")


def test_the_browsers_own_way_back_finds_the_page_as_it_was_left(launch, address):
    browser = launch("--disable-back-forward-cache")
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 700})
    page.goto("/search?q=社区&page=2")
    page.locator("#hit-29 input").check()
    page.evaluate("window.mark = 'kept'")
    left = page.evaluate("scrollY")
    assert left > 0
    page.locator("#hit-29 h3 a").click()
    expect(page.locator(".trail-words")).to_contain_text("第 29 条")
    page.evaluate("history.back()")
    expect(page.locator(".pages .here")).to_have_text("2")
    assert page.evaluate("[window.mark, scrollY]") == ["kept", left]
    expect(page.locator("#hit-29 input")).to_be_checked()
    browser.close()


def test_by_keyboard_alone_from_a_query_to_its_citation(open_page):
    page = open_page("/", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("/")
    page.keyboard.type("楼道 社区")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_be_visible()
    page.keyboard.press("Tab")
    for _ in range(200):
        if page.evaluate("document.activeElement.matches('#facet-category input')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("#facet-category input:checked")).to_be_focused()
    for _ in range(200):
        if page.evaluate("document.activeElement.matches('.hit-title a')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".trail-words")).to_contain_text("第 1 条")
    for _ in range(200):
        if page.evaluate("document.activeElement.matches('[data-copy]')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_what_is_picked_is_kept_for_word(open_page, scripts):
    page = open_page("/search?q=社区&sort=newest", java_script_enabled=scripts)
    titles = [page.locator(f"#hit-{place} h3").inner_text() for place in (2, 4)]
    for place in (4, 2):
        page.locator(f"#hit-{place} input").check()
    with page.expect_download() as kept:
        page.get_by_role("button", name="选取的存为 Word 引文").click()
    assert re.fullmatch(r"工作快报检索-2024年2月8日-2条\.docx", kept.value.suggested_filename)
    text = [line.text for line in docx.Document(kept.value.path()).paragraphs]
    assert [line for line in text if line in titles] == titles
    expect(page.locator("#hit-2 input")).to_be_checked()
    if scripts:  # searching on takes no picks along
        page.get_by_role("button", name="检索", exact=True).click()
        expect(page.locator("#hit-2 input")).not_to_be_checked()
        assert "pick" not in page.url


def test_a_long_list_of_values_is_narrowed_by_typing(open_page):
    page = open_page("/search")
    page.get_by_role("link", name="更多单位").click()
    rows = page.locator("#facet-unit li:visible")
    everything = rows.count()
    page.get_by_label("在单位中查找").fill("街道")
    expect(rows.filter(has_not_text="街道")).to_have_count(0)
    assert 0 < rows.count() < everything
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("more=unit#facet-unit$"))
    page.get_by_label("在单位中查找").fill("")
    assert rows.count() == everything
    page.get_by_role("link", name="收起单位").click()
    expect(rows).to_have_count(10)


def test_ticking_a_box_applies_at_once_and_keeps_the_place(open_page):
    page = open_page("/search?q=社区")
    choice = page.locator("#facet-unit li").nth(2)
    number = int(choice.locator("span").inner_text())
    choice.locator("input").check()
    expect(page.locator(".chip")).to_have_count(1)
    assert count(page) == number
    expect(page.locator("#facet-unit input:checked")).to_be_focused()


def test_ticking_without_scripts_waits_for_the_button(open_page):
    page = open_page("/search?q=社区", java_script_enabled=False)
    for place in (0, 1):
        page.locator("#facet-unit input").nth(place).check()
    page.get_by_role("button", name="应用筛选").click()
    expect(page.locator(".chip")).to_have_count(2)


def test_filters_open_on_a_narrow_screen(open_page):
    page = open_page("/search?q=社区", viewport={"width": 390, "height": 844}, java_script_enabled=False)
    expect(page.locator("#facet-unit")).to_be_hidden()
    page.get_by_text("筛选", exact=True).click()
    expect(page.locator("#facet-unit")).to_be_visible()


def test_suggestions_by_keyboard(open_page):
    page = open_page("/")
    page.keyboard.press("/")
    box = page.locator("#home-search")
    expect(box).to_be_focused()
    box.press_sequentially("dtjd")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("东塘街道")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Backspace")
    box.press("d")
    expect(option).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator(".chip")).to_contain_text("东塘街道")


def test_an_input_method_is_left_alone(open_page):
    page = open_page("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggest" in request.url else None)
    box = page.locator("#home-search")
    box.focus()
    keyboard = page.context.new_cdp_session(page)
    for typed in ("h", "ha", "han"):
        keyboard.send("Input.imeSetComposition", {"text": typed, "selectionStart": 3, "selectionEnd": 3})
    expect(box).to_have_value("han")
    page.evaluate("""document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))""")
    expect(page).to_have_url(re.compile("/$"))
    assert asked == []
    keyboard.send("Input.insertText", {"text": "韩"})
    expect(page.get_by_role("option").first).to_contain_text("韩牧川")
    assert len(asked) == 1


def test_keys_show_turn_pages_and_can_be_turned_off(open_page):
    page = open_page("/search?q=社区")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")
    expect(page.locator(".pages .here")).to_have_text("2")
    page.keyboard.press("?")
    page.get_by_label("使用单键快捷键").uncheck()
    page.get_by_role("button", name="关闭").click()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".pages .here")).to_have_text("2")


def test_a_citation_is_copied_with_one_click(open_page):
    page = open_page("/items/101-1", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").inner_text()


def test_the_skip_link_leads_to_the_text(open_page):
    page = open_page("/search?q=整改")
    page.keyboard.press("Tab")
    expect(page.get_by_text("跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_draft_is_checked_and_its_marks_lead_to_the_items(open_page, tmp_path, scripts):
    page = open_page("/check", java_script_enabled=scripts)
    draft = "近日，在新桥村开展“邻里一家亲”敬老志愿服务活动，35余名志愿者为辖区老人义务理发、测量血压、检修家电。"
    page.get_by_label("草稿文字").fill(draft)
    page.get_by_role("button", name="查重").click()
    expect(page.locator(".compared > li")).to_have_count(2)
    page.locator(".draft-text sup a").first.click()
    expect(page).to_have_url(re.compile("/check#same-1$"))
    expect(page.locator("#same-1 mark").first).to_be_in_viewport()
    if scripts:
        assert faults_by_day_and_night(page) == []
    file = tmp_path / "草稿.txt"
    file.write_text("春季绿化。\n" + draft, "utf-8")
    page.get_by_label("或选择文件").set_input_files(file)
    page.get_by_role("button", name="查重").click()
    expect(page.locator("#count")).to_contain_text("草稿.txt")
    expect(page.locator(".compared > li")).to_have_count(2)
    assert too_wide(page) == []


def plain(text):
    """Return a text without spaces, the radicals that a printed font uses put back into characters.

    Those from U+2E80 to U+2EFF (a print's 门 may be one) have no way back.
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("path", ["/issues/104", "/items/101-1"])
def test_print_holds_the_text_on_a4_and_nothing_of_the_site(open_page, path, tmp_path):
    page = open_page(path)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    sheets = PdfReader(tmp_path / "page.pdf").pages
    assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) in {(595, 842), (594, 842), (595, 841)}
    text = plain("".join(sheet.extract_text() for sheet in sheets))
    for line in page.locator(".item p:not(.noprint), .item-text p, .points li").all_inner_texts():
        assert re.search("".join(f"[{re.escape(one)}\u2e80-\u2eff]" for one in plain(line)[-14:]), text)
    for word in ("检索词", "请编辑核对", "在本期中阅读", "上一条"):
        assert word not in text, word
    assert "跳到正文" not in text
