import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.web.suggest import LONGEST, place, plain, spell

KNOWN = (
    # typed, name, where it begins to spell it
    ("城子", "城子街道", 0),
    ("czjd", "城子街道", 0),
    ("chengzi", "城子街道", 0),
    ("cheng zi jie", "城子街道", 0),
    ("chengz", "城子街道", 0),
    ("城z街d", "城子街道", 0),
    ("CZJD", "城子街道", 0),
    ("ｃｚｊｄ", "城子街道", 0),
    ("街道", "城子街道", 2),
    ("jd", "城子街道", 2),
    ("zwg", "张维刚", 0),
    ("chongqing", "重庆", 0),
    ("zq", "重庆", 0),
    ("plus3", "Plus365", 0),
    ("czd", "城子街道", None),
    ("xx", "城子街道", None),
    ("城子街道办", "城子街道", None),
)


@pytest.mark.parametrize(("typed", "name", "where"), KNOWN)
def test_a_name_is_spelt_by_characters_readings_and_first_letters(typed, name, where):
    assert place(plain(typed), spell(name)) == where


@given(st.text(st.sampled_from("aeinghzcsd重行乐"), max_size=60))
def test_nothing_typed_takes_long_to_compare(typed):
    place(plain(typed), spell("安阿恩艾昂重行乐安阿恩艾昂"))
    assert len(plain(typed)) <= LONGEST


def suggestions(client, typed):
    answer = client.get("/api/v1/suggest", query_string={"q": typed})
    assert answer.status_code == 200
    return answer.json["suggestions"]


def test_units_leaders_and_categories_are_suggested_with_their_counts(client):
    for typed, field, value in (
        ("dtjd", "unit", "东塘街道"),
        ("hmc", "leader", "韩牧川"),
        ("pgt", "category", "曝光台"),
    ):
        first = suggestions(client, typed)[0]
        assert (first["field"], first["value"]) == (field, value)
        found = client.get(f"/api/v1/search{first['address']}").json
        assert found["total"] == first["count"] > 0


def test_an_alias_finds_the_name_it_stands_for(client, app):
    lexicon = app.extensions["ccsearch"].editions.now().lexicon
    values = {row["value"] for row in client.get("/api/v1/units").json["values"]}
    unit = next(unit for unit in lexicon.units if unit.aliases and unit.name in values)
    assert unit.name in [row["value"] for row in suggestions(client, unit.aliases[0])]


def test_what_begins_with_it_comes_before_what_only_has_it(client):
    values = [row["value"] for row in suggestions(client, "区")]
    assert len(values) == 8
    assert all(value.startswith("区") for value in values)


@pytest.mark.parametrize("typed", ["", "   ", "'''", "查无此名", "\x00", "a" * 500])
def test_what_spells_nothing_suggests_nothing(client, typed):
    assert suggestions(client, typed) == []
