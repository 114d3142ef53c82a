"""Pages of knowledge: every number on them is the number of what it leads to, or of the records."""

import csv
import io
import re
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from ccsearch.knowledge import WITHIN_DAYS
from ccsearch.knowledge.sayings import addressees
from ccsearch.lexicon import load_lexicon
from ccsearch.search import gist_of
from web.conftest import SAMPLES
from web.reading import follow, total, tree, words

LEXICON = load_lexicon(SAMPLES / "archive" / "lexicon.toml")

LINKED = {
    "/leaders/韩牧川": "//h2[text()='常讲的主题']/following-sibling::ul//a",
    "/leaders/欧阳静姝": "//h2[text()='常讲的主题']/following-sibling::ul//a",
    "/leaders/罗启泰": "//table[@class='chart-table']//a",
    "/search?q=整改": "//table[@class='chart-table']//a",
    "/search?q=社区&kind=statement&from=2023年10月": "//table[@class='chart-table']//a",
    "/matrix": "//table[@class='grid']//td/a",
    "/matrix?units=other": "//table[@class='grid']//td/a",
    "/matrix?axis=month": "//table[@class='grid']//td/a",
    "/matrix?axis=month&units=bureau&from=2023年10月&to=2023-12-10": "//table[@class='grid']//td/a",
    "/units/石桥街道": "//table[@class='grid']//td/a",
    "/units/区公安分局": "//table[@class='grid']//td/a",
}
"""Pages, and where on them stand the numbers that lead to a result of as many."""


def number(node):
    found = node.xpath("./span[@class='count']") or [node]
    return int(words(found[0]))


@pytest.mark.parametrize("address", LINKED)
def test_every_number_leads_to_as_many_results(client, address):
    links = tree(client.get(address)).xpath(LINKED[address])
    assert len(links) > 3
    for link in links:
        assert total(tree(follow(client, link, address))) == number(link), link.get("href")


@pytest.mark.parametrize("address", [address for address, cells in LINKED.items() if "grid" in cells])
def test_a_count_of_none_leads_somewhere_too(client, address):
    page = tree(client.get(address))
    assert "0" in map(words, page.xpath("//table[@class='grid']//td"))
    assert not page.xpath("//table[@class='grid']//td[not(a)]")


def bulletins(engine):
    return sorted(engine.bulletins(), key=lambda row: row.date)


def test_leaders_are_listed_with_their_counts(client, engine):
    rows = {words(row.xpath("./th/a")[0]): [int(words(cell)) for cell in row.xpath("./td")]
            for row in tree(client.get("/leaders")).xpath("//tbody/tr")}  # fmt: skip
    items = [item for row in bulletins(engine) for item in row.items]
    assert set(rows) == {row.name for item in items for row in item.leaders}
    for name, counts in rows.items():
        assert counts == [sum(name in {row.name for row in item.leaders} for item in items),
                          sum(one.leader == name for item in items for one in item.statements)]  # fmt: skip


def test_units_are_listed_with_what_they_reported(client, engine):
    rows = {words(row.xpath("./th/a")[0]): [int(words(cell)) for cell in row.xpath("./td")]
            for row in tree(client.get("/units")).xpath("//tbody/tr")}  # fmt: skip
    items = [item for row in bulletins(engine) for item in row.items]
    for name, (lead, also, asked) in rows.items():
        roles = [row.roles for item in items for row in item.units if row.name == name]
        assert (lead, also) == (sum("lead" in one for one in roles), sum("also" in one for one in roles))
        assert asked == len(statements_for(engine, name))
    assert rows["区应急局"] == [0, 0, 0]


def statements_for(engine, unit):
    """Return the statements that are for a unit by name or by a visit, told by the records and the lexicon alone."""
    return [one for row in bulletins(engine) for item in gist_of(row).items for one in item.statements
            if unit in {to.name for to in addressees(one, item, LEXICON) if to.way != "group"}]  # fmt: skip


@pytest.mark.parametrize("name", ["韩牧川", "沈知远", "欧阳静姝", "章启衡", "邵闻笙"])
def test_the_figures_of_a_leader_are_those_of_the_records(client, engine, name):
    items = [item for row in bulletins(engine) for item in row.items if name in {one.name for one in item.leaders}]
    roles = [set(next(one.roles for one in item.leaders if one.name == name)) for item in items]
    visits = [own for own in roles if "visits" in own]
    meetings = [own for own in roles if "visits" not in own and own & {"presides", "attends"}]
    said = [one for row in bulletins(engine) for item in row.items for one in item.statements if one.leader == name]
    page = tree(client.get(f"/leaders/{name}"))
    shown = {words(row.xpath("./dt")[0]): int(words(row.xpath("./dd")[0])) for row in page.xpath("//header/dl/div")}
    assert shown == {"条目": len(items), "调研检查": len(visits), "会议": len(meetings), "指示要求": len(said)}


@pytest.mark.parametrize("name", ["石桥街道", "枫岭镇", "区公安分局", "区档案馆", "区应急局"])
def test_the_figures_of_a_unit_are_those_of_the_records(client, engine, name):
    roles = [
        set(one.roles) for row in bulletins(engine) for item in row.items for one in item.units if one.name == name
    ]
    page = tree(client.get(f"/units/{name}"))
    shown = {words(row.xpath("./dt")[0]): int(words(row.xpath("./dd")[0])) for row in page.xpath("//header/dl/div")}
    assert shown == {
        "主报": sum("lead" in own for own in roles),
        "也开展": sum("also" in own and "lead" not in own for own in roles),
        "领导到访": sum("visited" in own for own in roles),
        "点名或到访时的要求": len(statements_for(engine, name)),
        "责任单位": sum("responsible" in own for own in roles),
    }
    assert f"检索全部 {len(roles)} 条" in words(page.xpath("//main//header")[0])


@pytest.mark.parametrize("days", ["from=2023-10&to=2023年11月", "to=2023-09-13", "from=2024"])
def test_the_ledger_of_a_period(client, engine, days):
    since, until = {"from=2023-10&to=2023年11月": ("2023-10-01", "2023-11-30"), "to=2023-09-13": ("", "2023-09-13"),
                    "from=2024": ("2024-01-01", "9999")}[days]  # fmt: skip
    expected = sum(len(item.statements) for row in bulletins(engine) for item in row.items
                   if since <= row.date.isoformat() <= until)  # fmt: skip
    assert total(tree(client.get(f"/instructions?{days}"))) == expected > 0
    assert len(rows_of(client, f"/instructions.xlsx?{days}")[1]) == expected


def test_bars_are_as_long_as_their_numbers(client):
    page = tree(client.get("/statistics?by=quarter&period=2023-Q4"))
    totals = [int(words(cell)) for cell in page.xpath("//tbody//strong")]
    for row, whole in zip(page.xpath("//tbody/tr"), totals, strict=True):
        widths = [float(bar.get("width")) for bar in row.xpath(".//svg/rect")]
        assert sum(widths) == pytest.approx(100 * whole / max(totals), abs=1)


def test_the_statistics_as_offices_keep_them(client):
    sheet, rows = rows_of(client, "/statistics.xlsx?by=quarter&period=2023-Q4")
    assert sheet.freeze_panes == "A3"
    assert sheet["A1"].value == "信息采用统计（2023年四季度）"
    assert [cell.value for cell in sheet[2]] == ["排名", "单位", "主报", "也开展", "合计", "上期", "环比"]
    assert all(isinstance(row[column].value, int) for row in rows for column in (2, 3, 4, 5))


def test_a_name_may_be_written_as_its_alias(client):
    assert words(tree(client.get("/units/区文旅局")).xpath("//h1")[0]) == "区文化和旅游局"
    plain, alias = (tree(client.get(f"/instructions?unit={name}")) for name in ("区文化和旅游局", "区文旅局"))
    assert total(plain) == total(alias) > 0


def test_the_timeline_can_be_narrowed_to_a_kind(client):
    page = tree(client.get("/leaders/韩牧川"))
    figures = {words(row.xpath("./dt")[0]): int(words(row.xpath("./dd")[0])) for row in page.xpath("//header/dl/div")}
    assert len(page.xpath("//ol[@class='timeline']/li")) == figures["条目"]
    for label in ("调研检查", "会议"):
        link = page.xpath(f"//nav[@aria-label='种类']/a[text()='{label}']")[0]
        assert len(tree(follow(client, link)).xpath("//ol[@class='timeline']/li")) == figures[label]


def test_each_part_of_a_unit_is_there_in_full(client):
    page = tree(client.get("/units/石桥街道"))
    for section in page.xpath("//section[@id]"):
        count = int(words(section.xpath("./h2/span")[0]))
        full = tree(client.get(f"/units/石桥街道?part={section.get('id')}"))
        assert len(full.xpath("//ul[@class='refs']/li")) == count >= len(section.xpath(".//ul[@class='refs']/li"))


def test_each_choice_of_the_ledger_has_as_many_lines_as_it_says(client):
    options = tree(client.get("/instructions")).xpath("//select[@name='leader' or @name='unit']/option[@value!='']")
    assert len(options) > 30
    for option in options:
        name, count = re.fullmatch(r"(.+)（(\d+)）", words(option)).groups()
        page = tree(client.get("/instructions", query_string={option.getparent().get("name"): name}))
        assert total(page) == int(count), name
        assert [one.get("value") for one in page.xpath("//option[@selected and @value!='']")] == [name]


def test_pages_of_the_ledger_hold_every_statement_once(client, engine):
    seen, address = [], "/instructions"
    while address:
        page = tree(client.get(address))
        seen += page.xpath("//li[@class='said']/@id")
        address = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    statements = [f"{item.id}.s{place}" for row in bulletins(engine) for item in row.items
                  for place, _ in enumerate(item.statements, 1)]  # fmt: skip
    assert sorted(seen) == sorted(statements)
    assert total(tree(client.get("/instructions"))) == len(statements)


def test_candidates_are_shown_with_reasons_and_never_as_done(client):
    page = tree(client.get("/instructions?leader=沈知远&unit=区商务局&followed=yes"))
    [row] = page.xpath("//li[@class='said']")
    assert "后续线索（供核对）" in words(row)
    assert "29 天后；同单位 区商务局；共同词" in words(row)
    assert row.xpath(".//div[@class='followups']//a/@href") == ["/items/110-6"]
    everything = client.get("/instructions").text + client.get("/instructions?followed=yes").text
    assert [word for word in ("已办结", "已完成", "已落实") if word in everything] == []
    assert f"之后 {WITHIN_DAYS} 天" in everything


def test_what_was_said_again_is_told_with_its_dates(client):
    page = tree(client.get("/instructions?repeated=yes"))
    assert page.xpath("//li[@class='said']/@id") == ["110-1.s2", "104-2.s1"]
    for row in page.xpath("//p[@class='again']"):
        assert "在 2 个条目中提出：2023年10月10日至2023年12月8日" in words(row)


def test_a_statement_leads_to_its_place_in_the_item(client):
    for link in tree(client.get("/instructions")).xpath("//li[@class='said']/h3/a/@href"):
        address, _, place = link.partition("#")
        assert tree(client.get(address)).xpath(f"//*[@id='{place}']"), link


def rows_of(client, address):
    book = openpyxl.load_workbook(io.BytesIO(client.get(address).data))
    return book.active, [list(row) for row in book.active.iter_rows(min_row=3)]


@pytest.mark.parametrize("query", ["", "?unit=枫岭镇", "?leader=韩牧川&followed=yes", "?repeated=yes"])
def test_the_ledger_as_offices_keep_it(client, query):
    sheet, rows = rows_of(client, f"/instructions.xlsx{query}")
    page = tree(client.get(f"/instructions{query}"))
    assert sheet.freeze_panes == "A3"
    assert len(rows) == total(page)
    assert [row[0].value for row in rows][:20] == page.xpath("//li[@class='said']/@id")
    heads = [cell.value for cell in sheet[2]]
    assert heads[:8] == ["编号", "期号", "日期", "领导", "序号", "要点", "内容", "对象"]
    for row in rows:
        assert row[0].hyperlink.target.startswith("http://localhost/items/")
        assert all(cell.alignment.wrap_text for cell in row)
    assert all(sheet.column_dimensions[cell.column_letter].width >= 6 for cell in sheet[2])
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}


def test_the_ledger_as_csv_and_word(client):
    text = client.get("/instructions.csv?leader=鲁映雪").data
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert {row["领导"] for row in rows} == {"鲁映雪"}
    document = docx.Document(io.BytesIO(client.get("/instructions.docx?leader=鲁映雪").data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert all(f"内容：{row['内容']}" in lines for row in rows)
    assert len([line for line in lines if re.match(r"\d+\. ", line)]) == len(rows)


def test_the_statistics_page_says_what_its_file_says(client):
    for query in ("", "?by=quarter&period=2023-Q4", "?by=year&period=2023"):
        page = tree(client.get(f"/statistics{query}"))
        shown = [[words(cell) for cell in row.xpath("./th | ./td")] for row in page.xpath("//tbody/tr")]
        _, rows = rows_of(client, f"/statistics.xlsx{query}")
        written = [[cell.value for cell in row] for row in rows]
        told = [[int(row[0]), row[1], int(row[2]), int(row[3]), int(row[4])] for row in shown]
        assert told == [row[:5] for row in written if row[4]]
        assert [row[6] for row in shown] == [row[6] for row in written if row[4]]
        silent = page.xpath("//h2[starts-with(text(), '没有报送')]/following-sibling::ul[1]//a/text()[1]")
        assert [name.strip() for name in silent] == [row[1] for row in written if not row[4]]


@pytest.mark.parametrize("query", ["by=quarter&period=2023-Q4", "by=year&period=2023&units=local", "units=bureau", ""])
def test_every_number_of_the_statistics_leads_to_as_many_items(client, query):
    links = tree(client.get(f"/statistics?{query}")).xpath("//table//tbody//td/a")
    assert len(links) > 2
    for link in links:
        [heading] = tree(follow(client, link)).xpath("//section[@id]/h2/span")
        assert words(heading) == words(link)


def test_units_of_a_sort_have_ranks_among_themselves(client, engine):
    every, local, bureaus = (
        [words(name) for name in tree(client.get(f"/statistics?by=year&period=2023&units={sort}")).xpath("//tbody//th")]
        for sort in ("", "local", "bureau")
    )
    assert set(local) <= set(every)
    assert set(bureaus) <= set(every)
    assert set(local).isdisjoint(bureaus)
    assert len(local) == 10
    ranks = [
        int(words(cell))
        for cell in tree(client.get("/statistics?by=year&period=2023&units=bureau")).xpath("//tbody/tr/td[1]")
    ]
    totals = [
        int(words(cell))
        for cell in tree(client.get("/statistics?by=year&period=2023&units=bureau")).xpath("//tbody//strong")
    ]
    assert ranks == [1 + sum(other > total for other in totals) for total in totals]
    _, rows = rows_of(client, "/statistics.xlsx?by=year&period=2023&units=bureau")
    assert [row[1].value for row in rows if row[4].value] == bureaus


def test_pages_of_the_statistics_hold_every_unit_once(client, monkeypatch):
    whole = [words(name) for name in tree(client.get("/statistics?by=year&period=2023")).xpath("//tbody//th")]
    monkeypatch.setattr("ccsearch.web.statistics.LINES", 7)
    seen, silent, address = [], [], "/statistics?by=year&period=2023"
    while address:
        page = tree(client.get(address))
        seen += [words(name) for name in page.xpath("//tbody//th")]
        silent.append(len(page.xpath("//h2[starts-with(text(), '没有报送')]")))
        address = next(iter(page.xpath("//nav[@class='pages']/a[@rel='next']/@href")), None)
    assert seen == whole
    assert silent == [*[0] * (len(silent) - 1), 1]


def test_any_period_can_be_chosen_and_what_else_was_chosen_is_kept(client):
    page = tree(client.get("/statistics?by=quarter&units=local"))
    names = page.xpath("//select[@name='period']/option/@value")
    assert names == ["2024-Q1", "2023-Q4", "2023-Q3"]
    assert [(one.get("name"), one.get("value")) for one in page.xpath("//form//input[@type='hidden']")] == [
        ("by", "quarter"), ("units", "local")]  # fmt: skip
    chosen = tree(client.get("/statistics?by=quarter&units=local&period=2023-Q4"))
    assert words(chosen.xpath("//option[@selected]")[0]) == "2023年四季度"


def test_a_part_of_a_unit_can_be_narrowed_to_days(client):
    days = "from=2023-10&to=2023-12"
    page = tree(client.get(f"/units/石桥街道?part=lead&{days}"))
    assert [link.rpartition("/")[2] for link in page.xpath("//ul[@class='refs']/li/a/@href")] == [
        "111-8",
        "110-8",
        "108-8",
        "106-4",
    ]
    assert "2023年10月1日至2023年12月31日" in words(page.xpath("//main//header")[0])
    assert page.xpath("//main//header//a[text()='不限日期']/@href")
    assert tree(client.get("/units/石桥街道?part=lead&to=2023-09")).xpath("//ul[@class='refs']/li") == []


def test_a_brief_is_told_by_how_it_begins(client, engine):
    """A title of 石桥街道 alone says little: the first words of the text go with it, wherever an item is named."""
    texts = {item.id: item.text for row in bulletins(engine) for item in row.items}
    for address, where in (("/units/石桥街道", "//ul[@class='refs']"), ("/items/102-2", "//section[contains(@class,'similar')]"),
                           ("/instructions?followed=yes", "//div[@class='followups']"),
                           ("/quantities?noun=堆物&measure=吨", "//li[@class='said']")):  # fmt: skip
        links = tree(client.get(address)).xpath(f"{where}//a[starts-with(@href, '/items/')]")
        named = [(link.get("href").partition("#")[0].rpartition("/")[2], words(link)) for link in links]
        begun = [(item, name.partition("：")[2]) for item, name in named if name.partition("：")[0].endswith("街道")]
        assert begun, address
        assert all(text and texts[item].startswith(text.rstrip("…")) for item, text in begun if "“" not in text)


def test_columns_under_a_category_name_it(client):
    heads = [words(head) for head in tree(client.get("/matrix")).xpath("//thead/tr/th")]
    assert heads[:4] == ["单位", "简讯", "简讯 ›文明培育", "简讯 ›综合整治"]
    assert "简讯 ›综合整治" in [
        words(head) for head in tree(client.get("/units/石桥街道")).xpath("//table[@class='grid']//th")
    ]


def test_whom_a_statement_is_for_leads_to_the_unit_and_says_how_that_is_known(client):
    page = tree(client.get("/instructions?unit=枫岭镇"))
    told = {
        row.get("id"): row.xpath(".//span[starts-with(text(), '对象')]") for row in page.xpath("//li[@class='said']")
    }
    visited = told["106-1.s3"][0]
    assert words(visited) == "对象：枫岭镇（到访单位）"
    assert visited.xpath("./a/@href") == ["/units/%E6%9E%AB%E5%B2%AD%E9%95%87"]
    group = told["110-2.s5"][0]
    assert words(group) == "对象：各镇街（群体）"
    assert group.xpath("./a") == []


def test_a_number_leads_to_where_it_stands(client):
    page = tree(client.get("/quantities?noun=堆物&measure=吨"))
    for one in page.xpath("//li[@class='said']"):
        address, _, text = unquote(one.xpath(".//a[contains(@href, '#')]/@href")[0]).partition("#:~:text=")
        assert text.endswith(words(one.xpath(".//mark")[0]))
        assert text in words(tree(client.get(address)).xpath("//div[@class='item-text']")[0]).replace(" ", "")


def test_periods_lead_on_and_back(client):
    page = tree(client.get("/statistics?by=quarter"))
    assert page.xpath("//a[@rel='next']") == []
    earlier = tree(follow(client, page.xpath("//a[@rel='prev']")[0]))
    assert "2023年四季度" in words(earlier.xpath("//h2")[0])
    assert "2024年一季度" in words(earlier.xpath("//a[@rel='next']")[0])


def test_a_subject_of_the_lexicon_leads_to_who_worked_on_it(client):
    links = tree(client.get("/peers")).xpath("//ul[@class='cloud']//a")
    assert links
    for link in links:
        rows = tree(follow(client, link)).xpath("//table//tbody/tr")
        found = tree(client.get("/search", query_string={"q": link.text}))
        assert number(link) == total(found)
        for row in rows:
            assert int(words(row.xpath("./td")[0])) >= len(row.xpath(".//div[@class='deed']")) > 0


def test_each_total_leads_to_its_numbers(client):
    page = tree(client.get("/quantities?q=楼道"))
    assert total(tree(client.get("/search?q=楼道"))) == int(
        re.search(r"(\d+) 条", words(page.xpath("//p[@class='lead']")[0]))[1]
    )
    for row in page.xpath("//tbody/tr")[:12]:
        there = tree(follow(client, row.xpath(".//a")[0]))
        quoted = there.xpath("//li[@class='said']")
        items = {one.xpath(".//a[starts-with(@href, '/items/')]/@href")[0].partition("#")[0] for one in quoted}
        assert len(items) == int(re.search(r"\d+", words(row.xpath(".//a")[0]))[0])
        assert words(row.xpath("./td")[0]) in words(there.xpath("//h2")[0])
        for one in quoted:
            item = tree(client.get(one.xpath(".//a[starts-with(@href, '/items/')]/@href")[0]))
            assert words(one.xpath(".//mark")[0]) in words(item)


def test_the_figures_of_a_unit_lead_to_its_own_numbers(client):
    row = tree(client.get("/units/望湖街道")).xpath("//h2[text()='报送的数据']/following-sibling::div//tbody/tr")[0]
    there = tree(follow(client, row.xpath(".//a")[0]))
    assert words(row.xpath("./td")[0]) in words(there.xpath("//h2")[0])


def test_names_of_an_item_lead_to_their_pages(client):
    page = tree(client.get("/items/101-1"))
    assert page.xpath("//aside//a[@href='/leaders/%E9%9F%A9%E7%89%A7%E5%B7%9D']")
    for link in page.xpath("//aside//ul[@class='people']//a/@href"):
        assert client.get(link).status_code == 200
