"""The pages of knowledge as people use them, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_ledger_is_narrowed_read_and_kept(open_page, scripts):
    page = open_page("/", java_script_enabled=scripts)
    page.get_by_role("link", name="督办台账").click()
    page.get_by_label("单位").select_option("枫岭镇")
    page.get_by_label("后续").select_option(label="有后续线索")
    page.get_by_role("button", name="筛选").click()
    expect(page).to_have_url(re.compile("unit=.*followed=yes"))
    follow = page.locator("[id='106-1.s2'] .followups")
    expect(follow).to_contain_text("同单位 枫岭镇")
    expect(page.get_by_label("单位")).to_have_value("枫岭镇")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Excel").click()
    assert kept.value.suggested_filename.startswith("督办台账-2024年2月8日")
    follow.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text("枫岭镇")
    page.go_back()
    page.get_by_role("link", name="清除全部").click()
    expect(page).to_have_url(re.compile("/instructions$"))


def test_from_a_leader_to_what_was_said_of_a_subject(open_page):
    page = open_page("/leaders")
    page.get_by_role("link", name="韩牧川").click()
    page.get_by_role("navigation", name="种类").get_by_role("link", name="调研检查").click()
    expect(page.locator(".timeline li")).to_have_count(4)
    subject = page.locator("section", has_text="常讲的主题").locator("a").first
    count = int(subject.locator(".count").inner_text())
    subject.click()
    assert int(page.locator("#count strong").inner_text()) == count


def test_a_chart_is_opened_by_keyboard_and_leads_to_its_month(open_page):
    page = open_page("/search?q=楼道")
    page.get_by_text("逐月数字").focus()
    page.keyboard.press("Enter")
    link = page.locator(".chart-table a").first
    count = int(link.inner_text())
    link.press("Enter")
    expect(page.locator(".chip")).to_contain_text("2023年9月")
    assert int(page.locator("#count strong").inner_text()) == count


def test_from_a_result_to_its_numbers_and_their_sentences(open_page):
    page = open_page("/search?q=楼道")
    page.get_by_role("link", name="这些条目中的数据合计").click()
    row = page.locator(".sums tbody tr").first
    amount = row.locator("td").first.inner_text()
    row.locator("a").click()
    expect(page.locator("main h2")).to_contain_text(amount)
    page.locator(".said a[href^='/items/']").first.click()
    expect(page.locator(".item-text")).to_be_visible()


def test_a_cell_of_the_matrix_by_keyboard(open_page):
    page = open_page("/statistics")
    page.get_by_role("link", name="单位分布").click()
    page.get_by_role("link", name="按月份").click()
    cell = page.locator(".grid td a", has_text=re.compile("[1-9]")).first
    count = int(cell.inner_text())
    cell.press("Enter")
    expect(page.locator("#count strong")).to_have_text(str(count))


def test_peers_from_a_subject_typed(open_page):
    page = open_page("/peers", viewport={"width": 390, "height": 844})
    page.get_by_label("主题").fill("文明养犬")
    page.get_by_role("button", name="查看").click()
    expect(page.locator(".peers")).to_contain_text("区公安分局")
