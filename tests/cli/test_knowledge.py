"""Commands of knowledge over the sample archive; the same objects as the pages show."""

import csv
import io
import json

import pytest

from knowledge import samples


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("samples") / "index"


@pytest.fixture
def sampled(run, place):
    """Run a command over the sample archive, indexed once."""
    there = {"CCSEARCH_ARCHIVE": str(samples.SAMPLES / "archive"), "CCSEARCH_INDEX": str(place)}
    if not place.exists():
        assert run("index", **there).exit_code == 0

    def command(*args):
        return run(*args, **there)

    return command


def test_the_ledger_of_a_unit(sampled):
    told = sampled("ledger", "--unit", "枫岭镇", "--followed", "yes", "--to", "2023-10-31")
    assert told.exit_code == 0
    assert "106-1.s2" in told.stdout
    assert "后续线索 108-5" in told.stdout
    assert "同单位 枫岭镇" in told.stdout


def test_the_ledger_as_json_and_csv_hold_the_same(sampled):
    rows = json.loads(sampled("ledger", "--leader", "鲁映雪", "--json").stdout)
    cells = list(csv.DictReader(io.StringIO(sampled("ledger", "--leader", "鲁映雪", "--csv").stdout)))
    assert [row["id"] for row in rows] == [row["编号"] for row in cells]
    assert {row["领导"] for row in cells} == {"鲁映雪"}
    again = json.loads(sampled("ledger", "--repeated", "--json").stdout)
    assert [row["id"] for row in again] == ["110-1.s2", "104-2.s1"]


def test_a_ledger_without_lines_is_told_by_the_exit_code(sampled):
    assert sampled("ledger", "--leader", "查无此人").exit_code == 1


def test_the_matrix_counts_what_search_finds(sampled):
    table = json.loads(sampled("matrix", "--by", "month", "--units", "bureau", "--json").stdout)
    for row in table["rows"]:
        found = json.loads(sampled("search", "--unit", row["value"], "--json", "--size", "1").stdout)
        assert found["total"] == row["total"] == sum(row["counts"])
    assert "综合整治" in sampled("matrix").stdout.splitlines()[0]


def test_peers_of_a_subject(sampled):
    rows = {row["unit"]: row for row in json.loads(sampled("peers", "楼道堆物", "--json").stdout)}
    assert rows["青溪街道"]["deeds"][0]["item"]["id"] == "112-10"
    assert "青溪街道" in sampled("peers", "楼道堆物").stdout
    assert sampled("peers", "查无此事").exit_code == 1


def test_adoption_by_quarter(sampled):
    told = json.loads(sampled("stats", "--by", "quarter", "--period", "2023-Q4", "--json").stdout)
    assert told["period"] == {"name": "2023-Q4", "first": "2023-10-01", "last": "2023-12-31"}
    assert told["units"][0]["unit"] == "云台镇"
    lines = sampled("stats", "--by", "quarter", "--period", "2023-Q4").stdout.splitlines()
    assert lines[2].split()[:5] == ["1", "云台镇", "2", "3", "5"]
    assert sampled("stats", "--by", "year", "--period", "1999").exit_code == 1
    assert sampled("stats", "--period", "2023").exit_code == 2
