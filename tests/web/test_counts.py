"""Clicking a facet value with count n shows n results, for every value of several pages."""

import pytest

from web.reading import follow, total, tree, words

PAGES = (
    "/search",
    "/search?q=整改",
    "/search?q=社区&kind=statement",
    "/search?q=检查&more=unit",
    "/search?q=检查&kind=statement&more=category",
    "/search?category=简讯&from=2023年9月",
    "/search?q=要&unit=区创城办&category=指挥调度",
)


def choices(page):
    for row in page.xpath("//fieldset//li"):
        yield row.xpath("./label/input")[0], row.xpath("./label/a")[0], int(row.xpath("./span")[0].text)


@pytest.mark.parametrize("address", PAGES)
def test_every_value_leads_to_its_count(client, address):
    page = tree(client.get(address))
    found = list(choices(page))
    assert len(found) > 5
    for box, link, count in found:
        there = tree(follow(client, link))
        assert total(there) == count, (address, box.get("name"), box.get("value"))


@pytest.mark.parametrize("address", PAGES)
def test_every_value_can_be_reached(client, address):
    page = tree(client.get(address))
    for more in page.xpath("//a[@class='panel-more' and starts-with(., '更多')]"):
        name = more.getparent().get("id").removeprefix("facet-")
        there = tree(follow(client, more))
        shown = [box for box, _, _ in choices(page) if box.get("name") == name]
        full = [box for box, _, _ in choices(there) if box.get("name") == name]
        hidden = int("".join(filter(str.isdigit, more.text)))
        assert len(full) == len(shown) + hidden
        fewer = there.get_element_by_id(f"facet-{name}").xpath(".//a[@class='panel-more']")[0]
        assert words(fewer).startswith("收起")
        assert len([box for box, _, _ in choices(tree(follow(client, fewer))) if box.get("name") == name]) == len(shown)


def test_boxes_of_one_facet_widen_and_of_two_narrow(client):
    one = total(tree(client.get("/search?unit=东塘街道")))
    two = total(tree(client.get("/search?unit=东塘街道&unit=石桥街道")))
    both = total(tree(client.get("/search?unit=东塘街道&unit=石桥街道&category=指挥调度")))
    assert both < two > one > 0


def test_a_chosen_value_without_results_stays_to_be_unchosen(client):
    page = tree(client.get("/search?unit=东塘街道&leader=查无此人"))
    assert total(page) == 0
    assert page.xpath("//input[@name='leader' and @value='查无此人' and @checked]")


def test_chips_take_their_condition_away_and_clearing_takes_all(client):
    page = tree(client.get("/search?q=整改&unit=东塘街道&from=2023"))
    chips = page.xpath("//a[@class='chip']")
    assert [chip.get("href") for chip in chips] == [
        "search?q=整改&from=2023",
        "search?q=整改&unit=东塘街道",
    ]
    assert page.xpath("//a[@class='clear']")[0].get("href") == "search?q=整改"


def test_the_form_sends_the_state_of_the_page(client):
    page = tree(client.get("/search?q=整改&kind=statement&sort=newest&unit=区创城办&issue=103&from=2023"))
    form = page.get_element_by_id("results")
    sent = [(one.name, one.get("value")) for one in form.inputs if one.get("type") != "checkbox" or one.get("checked")]
    sent = [pair for pair in sent if pair[0] and pair[1]]
    assert sorted(sent) == sorted(
        [
            ("q", "整改"),
            ("kind", "statement"),
            ("sort", "newest"),
            ("unit", "区创城办"),
            ("issue", "103"),
            ("from", "2023"),
        ]
    )
