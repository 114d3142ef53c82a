"""Readings held against those made by hand: the real issue to the letter, all others but for what is accepted.

``tests/reading/accepted.json`` lists, source by source, in which facts our reading differs from the hand's;
``make accepted`` writes it anew and prints what changes, so that no fact is lost without a decision.
"""

import json
from pathlib import Path

import jsonschema
import pytest

from ccsearch.lexicon import load_lexicon
from ccsearch.reading import read
from ccsearch.records import to_json
from ccsearch.scoring import Pair, difference_lines, find_pairs, score

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
FOLDERS = ("samples", "tests/golden")
PAIRS = [pair for folder in FOLDERS for pair in find_pairs(ROOT / folder)]
ACCEPTED = json.loads((ROOT / "tests" / "reading" / "accepted.json").read_text("utf-8"))
PROBLEMS_ACCEPTED = {
    "tests/golden/validation/news-campus-square-source.txt": [
        ("item.body", 1),
        ("item.mark", 1),
        ("masthead.date", 1),
    ],
}
"""Problems that follow from accepted differences."""


def name_of(pair: Pair) -> str:
    return pair.source.relative_to(ROOT).as_posix()


def real_issue(shared: Path) -> tuple[str, dict]:
    text = (shared / "archive" / "第709期.txt").read_text("utf-8")
    return text, json.loads((shared / "archive" / "第709期.expected.json").read_text("utf-8"))


def reading(text: str) -> dict:
    return json.loads(json.dumps(to_json(read(text.encode(), "第709期.txt", load_lexicon()).bulletin)))


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_differences_from_the_hand_are_those_accepted(pair):
    found = difference_lines(score(pair.source, pair.expected, load_lexicon(pair.lexicon)))
    assert found == ACCEPTED.get(name_of(pair), [])


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_problems_are_those_of_the_hand(pair):
    """Code and line of each; one whose own reading is not accepted to the letter may be missing or false."""
    told = read(pair.source.read_bytes(), pair.source.name, load_lexicon(pair.lexicon)).bulletin.problems
    expected = json.loads(pair.expected.read_text("utf-8"))["problems"]
    wrong = {(row.code, row.line) for row in told} ^ {(row["code"], row["line"]) for row in expected}
    assert wrong == set(PROBLEMS_ACCEPTED.get(name_of(pair), ()))


def test_every_source_has_its_pair():
    kept = {".json", ".toml", ".md"}
    sources = {path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert {path for path in sources if path.suffix not in kept} == {pair.source for pair in PAIRS}
    readings = {path for path in sources if path.suffix == ".json"}
    theirs = {path for path in readings if GOLDEN / "real" in path.parents}  # read from beside the checkout
    assert readings - theirs == {pair.expected for pair in PAIRS}


def test_every_accepted_difference_has_its_source():
    assert set(ACCEPTED) <= {name_of(pair) for pair in PAIRS}


def test_the_real_issue_is_read_to_the_letter(shared):
    text, expected = real_issue(shared)
    assert {**reading(text), "problems": []} == {**expected, "problems": []}


def test_readings_keep_to_the_schema(shared):
    schema = json.loads((shared / "design" / "bulletin.schema.json").read_text("utf-8"))
    for pair in PAIRS:
        bulletin = read(pair.source.read_bytes(), pair.source.name, load_lexicon(pair.lexicon)).bulletin
        jsonschema.validate(json.loads(json.dumps(to_json(bulletin))), schema)


CHANGES = [
    ("张维刚", "欧阳若川", "a leader with a double surname"),
    ("张翠萍", "顾岚", "a leader with a short name"),
    ("第709期", "第1023期", "another number"),
    ("潭柘寺镇", "雁翅镇", "another town of the lexicon"),
    ("区商务局", "区量子局", "a bureau that no list knows"),
    ("桥东街社区", "月桂里社区", "another place"),
    ("（城子街道）", "（大峪街道）", "another source"),
    ("320 余名", "45名", "a figure that is exact"),
    ("指挥调度", "领导关怀", "another section"),
]
VALUES = {"45名": {"value": 45, "approximate": False}}


def changed(value, old: str, new: str):
    """Return an expected reading with a name changed wherever it stands."""
    if isinstance(value, dict):
        row = {key: changed(inner, old, new) for key, inner in value.items()}
        return {**row, **VALUES[new]} if row.get("text") == new and "noun" in row and new in VALUES else row
    if isinstance(value, list):
        return [changed(inner, old, new) for inner in value]
    return value.replace(old, new) if isinstance(value, str) else value


@pytest.mark.parametrize(("old", "new", "oddity"), CHANGES, ids=[row[2] for row in CHANGES])
def test_the_reading_follows_a_change_of_the_text(shared, old, new, oddity):
    text, expected = real_issue(shared)
    follows = changed(changed(expected, old.strip("（）").replace(" ", ""), new.strip("（）")), "709-", "709-")
    got = reading(text.replace(old, new))
    if old == "第709期":
        assert got["number"] == 1023
        assert [item["id"] for item in got["items"]] == [f"1023-{place}" for place in range(1, 9)]
        return
    if old == "（城子街道）":
        assert got["items"][1]["source"] == "大峪街道"
        assert {"name": "大峪街道", "roles": ["source"]} in got["items"][1]["units"]
        return
    assert {**got, "problems": []} == {**follows, "problems": []}


def test_dates_follow_the_day_of_issue(shared):
    text, _ = real_issue(shared)
    got = reading(text.replace("2022年8月10日", "2023年1月5日"))
    days = [item["event_date"]["start"] for item in got["items"][:4]]
    assert days == ["2022-12-09", "2022-12-08", "2022-12-10", "2022-12-09"]
