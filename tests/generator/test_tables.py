"""Rows of the generator's tables: their examples, and that none is awaited for nothing."""

from datetime import date
from pathlib import Path

import pytest

import ccsearch.generator
from ccsearch.generator import seeded
from ccsearch.generator.days import EVENT_FORMS, ISSUE_FORMS, event_day
from ccsearch.generator.frame import NUMBER_FORMS as ISSUE_NUMBERS
from ccsearch.generator.known import AWAITED
from ccsearch.generator.layout import columns, wrap
from ccsearch.generator.numbers import NUMBER_FORMS, chinese

SOURCES = [path for path in Path(ccsearch.generator.__file__).parent.glob("*.py") if path.stem != "known"]


@pytest.mark.parametrize("form", NUMBER_FORMS, ids=lambda form: f"{form.name}-{form.example[1]}")
def test_numbers_look_like_their_example(form):
    value, written = form.example
    assert form.fits(value)
    assert form.written(value) == written


@pytest.mark.parametrize("form", ISSUE_FORMS, ids=lambda form: form.name)
def test_days_of_issue_look_like_their_example(form):
    assert form.written(date(2022, 8, 10)) == form.example


@pytest.mark.parametrize("form", ISSUE_NUMBERS, ids=lambda form: form.name)
def test_issue_numbers_look_like_their_example(form):
    assert form.written(9, 2022) == form.example


@pytest.mark.parametrize(("value", "written"), [(0, ""), (7, "七"), (10, "十"), (16, "十六"), (20, "二十"), (101, "一百零一"),
                                                (709, "七百零九"), (120, "一百二十"), (3040, "三千零四十")])  # fmt: skip
def test_chinese_numbers(value, written):
    assert chinese(value) == written


def test_event_days_are_past_and_in_order():
    issued = date(2020, 3, 1)
    for seed in range(600):
        found = event_day(seeded(seed), issued)
        assert found.start is None or found.start <= found.end <= issued


def test_event_forms_have_names_of_their_own():
    assert len({form.name for form in EVENT_FORMS}) == len(EVENT_FORMS)


def test_each_awaited_variant_is_one_of_the_generator(lexicon):
    said = "".join(path.read_text("utf-8") for path in SOURCES) + " ".join(lexicon.names())
    whole = {key for key in AWAITED if key in said}
    parts = {key for key in AWAITED if ":" in key and key.rpartition(":")[2] in said}
    built = {key for key in AWAITED if key.endswith(("-digits", "-about"))}
    assert set(AWAITED) - whole - parts - built == set()


def test_lines_broken_by_hand_lose_nothing():
    text = "清理主要道路、胡同巷道250余条，（发动）志愿者，清理垃圾9余吨。" * 6
    lines = wrap(text, 40).split("\n")
    assert "".join(lines) == text
    assert max(map(columns, lines)) <= 40
    assert not any(line[0] in "，。、）" for line in lines)
