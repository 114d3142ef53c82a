from datetime import date
from itertools import permutations

import pytest

from archive.texts import issue_text
from ccsearch.archive.keys import Claim, grant, under_key
from ccsearch.archive.problems import PROBLEMS
from ccsearch.lexicon import load_lexicon
from ccsearch.reading import read

DAY = date(2023, 9, 5)
LATER = date(2023, 9, 12)


def keys(*claims: Claim) -> dict[str, str]:
    return {path: granted.key for path, granted in grant(claims).items()}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([Claim("709", DAY, "a")], {"a": "709"}),
        ([Claim("709", LATER, "a"), Claim("709", DAY, "b")], {"a": "709_2", "b": "709"}),
        ([Claim("709", DAY, "b"), Claim("709", DAY, "a")], {"a": "709", "b": "709_2"}),
        ([Claim("709", None, "a"), Claim("709", DAY, "b")], {"a": "709_2", "b": "709"}),
        ([Claim("1", DAY, "a"), Claim("1", DAY, "b"), Claim("1", DAY, "c")], {"a": "1", "b": "1_2", "c": "1_3"}),
        ([Claim("1", DAY, "a"), Claim("1", DAY, "b"), Claim("1_2", DAY, "c")], {"a": "1", "b": "1_3", "c": "1_2"}),
    ],
    ids=["alone", "earlier date", "path", "no date", "three", "a key that looks like a second"],
)
def test_who_gets_which_key(claims, expected):
    for order in permutations(claims):
        assert keys(*order) == expected


def test_the_second_carries_a_problem_that_names_both_files():
    granted = grant([Claim("709", DAY, "a.txt"), Claim("709", DAY, "b.txt")])
    assert granted["a.txt"].problem is None
    told = granted["b.txt"].problem
    assert told.code == "archive.duplicate"
    assert "a.txt" in told.message
    assert "b.txt" in told.message
    assert "709_2" in told.message


def test_item_ids_follow_the_key():
    bulletin = read(issue_text(709).encode(), "x.txt", load_lexicon()).bulletin
    [_, second] = grant([Claim("709", DAY, "a"), Claim("709", DAY, "b")]).values()
    moved = under_key(bulletin, second)
    assert moved.key == "709_2"
    assert [item.id for item in moved.items] == ["709_2-1"]
    assert moved.problems[-1] == second.problem
    assert bulletin.items[0].id == "709-1"


def test_every_wording_can_be_filled_in():
    names = {"reason", "path", "keeper", "key", "given", "series", "numbers", "number", "count", "paths", "later",
             "later_date", "earlier", "earlier_date"}  # fmt: skip
    for wording in PROBLEMS.values():
        assert wording.format(**dict.fromkeys(names, "甲"))
