"""Records are values: frozen, hashable, and equal after every way out and back."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from ccsearch import records
from ccsearch.records import (
    Bulletin,
    Contact,
    EventDate,
    Figure,
    Item,
    Listing,
    Named,
    Problem,
    Span,
    Statement,
    from_json,
    pack,
    to_json,
    unpack,
)

TESTS = Path(__file__).parent
# those of real texts hold places in the texts instead of words (tests/reading/real.py)
GOLDEN = [path for path in TESTS.glob("golden/**/*.json") if "real" not in path.parts]
EXPECTED = sorted([*GOLDEN, *TESTS.parent.glob("samples/expected/*.json")])

ITEM = Item(
    id="709-1",
    path=("简讯", "综合整治"),
    category="综合整治",
    title="城子街道",
    text="昨天，一要清理。清理小广告320余处。",
    event_date=EventDate("昨天", date(2022, 8, 9), date(2022, 8, 9), approximate=False),
    leaders=(Named("张维刚", ("instructs",)),),
    units=(Named("城子街道", ("lead", "source")),),
    source="城子街道",
    places=(),
    statements=(Statement("张维刚", "要求", 1, None, "清理。", Span(3, 8)),),
    figures=(Figure("320余处", 320, approximate=True, unit="处", noun="小广告", span=Span(13, 18)),),
    origin=(Span(10, 40),),
    line=7,
)
BULLETIN = Bulletin(
    number=709,
    title="工作快报",
    office=None,
    date=date(2022, 8, 10),
    items=(ITEM,),
    staff=(Listing("编校", ("李国栋",)),),
    distribution=(Listing("报", ("区委",)), Listing("发", ())),
    contact=Contact(email="a@example.cn"),
    problems=(Problem("masthead.office", None, "没有找到主办单位。"),),
    key="709",
)
EVERY_KIND = (BULLETIN, ITEM, ITEM.event_date, *ITEM.leaders, *ITEM.statements, *ITEM.figures, *ITEM.origin,
              *BULLETIN.staff, BULLETIN.contact, *BULLETIN.problems)  # fmt: skip


def test_one_of_each_kind_is_here():
    kinds = {kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}
    assert {type(record) for record in EVERY_KIND} == kinds - {msgspec.Struct}


@pytest.mark.parametrize("record", EVERY_KIND, ids=lambda record: type(record).__name__)
def test_records_are_values(record):
    assert hash(record) == hash(unpack(pack(record), type(record)))
    assert unpack(pack(record), type(record)) == record
    field = type(record).__struct_fields__[0]
    with pytest.raises(AttributeError):
        setattr(record, field, getattr(record, field))


def test_json_shows_what_is_public():
    told = to_json(BULLETIN)
    assert list(told) == ["number", "title", "office", "date", "items", "staff", "distribution", "contact", "problems"]
    assert told["date"] == "2022-08-10"
    assert told["staff"] == {"编校": ["李国栋"]}
    assert told["distribution"] == {"报": ["区委"], "发": []}
    assert told["contact"] == {"email": "a@example.cn", "phone": None}
    assert told["problems"] == [{"code": "masthead.office", "line": None, "message": "没有找到主办单位。"}]
    [item] = told["items"]
    assert not {"origin", "line"} & set(item)
    assert item["event_date"] == {"text": "昨天", "start": "2022-08-09", "end": "2022-08-09", "approximate": False}
    assert item["statements"] == [
        {"leader": "张维刚", "verb": "要求", "number": 1, "heading": None, "text": "清理。"}
    ]  # fmt: skip
    assert item["figures"] == [
        {"text": "320余处", "value": 320, "approximate": True, "unit": "处", "noun": "小广告"}
    ]  # fmt: skip


def test_json_comes_back_without_its_spans():
    back = from_json(json.loads(json.dumps(to_json(BULLETIN))))
    assert to_json(back) == to_json(BULLETIN)
    assert back.key == "709"
    assert back.items[0].origin == ()


@pytest.mark.parametrize(
    ("number", "items", "key"),
    [(709, ("709-1",), "709"), (None, ("2022-08-10-1",), "2022-08-10"), (4, (), "4"), (None, (), "")],
)
def test_the_key_is_what_item_ids_begin_with(number, items, key):
    rows = tuple(msgspec.structs.replace(ITEM, id=one) for one in items)
    told = to_json(msgspec.structs.replace(BULLETIN, number=number, items=rows, key=""))
    assert from_json(told).key == key


def test_whole_and_broken_values_stay_what_they_are():
    shares = tuple(with_value(value) for value in (60, 2.5))
    assert [type(row["value"]) for row in map(to_json, shares)] == [int, float]


def with_value(value: int | float) -> Figure:
    return msgspec.structs.replace(ITEM.figures[0], value=value)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_expected_readings_come_back_equal(path: Path):
    told = json.loads(path.read_text("utf-8"))
    back = to_json(from_json(told))
    assert {key: back[key] for key in told} == told


@pytest.fixture(scope="session")
def schema(shared: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads((shared / "design" / "bulletin.schema.json").read_text("utf-8")))


def test_the_schema_holds_for_what_we_write(schema: Draft202012Validator):
    assert [fault.message for fault in schema.iter_errors(to_json(BULLETIN))] == []


def test_the_schema_holds_for_every_expected_reading(schema: Draft202012Validator):
    faults = {path.name: [fault.message for fault in schema.iter_errors(json.loads(path.read_text("utf-8")))]
              for path in EXPECTED}  # fmt: skip
    assert {name: told for name, told in faults.items() if told} == {}
