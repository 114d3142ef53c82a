"""Nothing of a source is lost and nothing is told twice: titles, texts, sources and the frame are the source."""

import re
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.reading import read
from ccsearch.reading.checks import Grasp, check
from ccsearch.reading.checks.frame import frame_spans
from ccsearch.reading.rawitems import PLAIN
from ccsearch.reading.reader import read_stages
from ccsearch.records import Item
from reading.texts import texts

LEXICON = load_lexicon()
EXAMPLES = settings.default.max_examples
PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―－_·]{1,3}\s*\d{1,3}\s*[-—–―－_·]{1,3}|第\s*\d{1,3}\s*页(?:[\s，,/]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3})\s*"
)
"""A line on which nothing but a page's number stands."""

LINE = re.compile(r"\r\n|[\n\r\u2028\u2029\x0c\x0b\x85]")
CREDIT = re.compile("本[报网]讯")
"""What opens a report before the credit that becomes its source."""


class Use(NamedTuple):
    """Where each character of a source went: ``items`` the places of those it is in, ``frame`` or not."""

    items: list[list[int]]
    frame: list[bool]


def letters(text: str) -> Counter[str]:
    """Return what is written, marks and blanks aside."""
    return Counter(filter(str.isalnum, text))


def use(grasp: Grasp) -> Use:
    items: list[list[int]] = [[] for _ in grasp.source]
    frame = [False] * len(grasp.source)
    for place, item in enumerate(grasp.items):
        for span in item.origin:
            for at in range(span.start, span.end):
                items[at].append(place)
    for span in map(grasp.page.source, frame_spans(grasp)):
        frame[span.start : span.end] = [True] * (span.end - span.start)
    return Use(items, frame)


def page_numbers(source: str) -> list[bool]:
    """Return for each character whether it stands on a line that only numbers a page."""
    found, start = [False] * len(source), 0
    for end in [*(mark.start() for mark in LINE.finditer(source)), len(source)]:
        if PAGE_NUMBER.fullmatch(source, start, end):
            found[start:end] = [True] * (end - start)
        start = end + 1
    return found


def assert_accounted(grasp: Grasp) -> None:
    used, numbers = use(grasp), page_numbers(grasp.source)
    quoted = "".join(one.message for one in check(grasp) if one.code == "text.unread")
    for at, letter in enumerate(grasp.source):
        if letter.isalnum() and not numbers[at]:
            homes = len(used.items[at]) + used.frame[at]
            assert homes == 1 or (homes == 0 and letter in quoted), (grasp.source[max(0, at - 9) : at + 9], homes)
    for item, draft in zip(grasp.items, grasp.drafts, strict=True):
        assert_told(grasp, item, draft.raw.kind == PLAIN)


def assert_told(grasp: Grasp, item: Item, plain: bool) -> None:
    """An item says what its stretches of the source say, but for page numbers between them; nothing else."""
    numbers = page_numbers(grasp.source)
    places = [at for span in item.origin for at in range(span.start, span.end)]
    written = letters("".join(grasp.source[at] for at in places))
    on_page_numbers = letters("".join(grasp.source[at] for at in places if numbers[at]))
    credits = "".join(CREDIT.findall("".join(grasp.source[at] for at in places)))
    credit = grasp.masthead.source or ""
    told = letters(item.title) + letters(item.text) + letters(item.source or "")
    repeated = letters(item.title) if plain and not told <= written else Counter()
    lost = written - told
    assert lost <= on_page_numbers + letters(credits), lost
    assert told - written <= repeated + (letters(credit) if item.source == credit else Counter())


def grasped(text: str, lexicon: Lexicon = LEXICON) -> Grasp:
    return read_stages(text, "x", lexicon)


@pytest.mark.parametrize("name", texts())
def test_every_text_is_accounted_for(name: str):
    assert_accounted(grasped(texts()[name]))


MUTATIONS = {
    "dropped": lambda lines, at, other: [*lines[:at], *lines[at + 1 :]],
    "doubled": lambda lines, at, other: [*lines[:at], lines[at], *lines[at:]],
    "moved": lambda lines, at, other: [*lines[:at], lines[other % len(lines)], *lines[at + 1 :]],
    "cut in two": lambda lines, at, other: [*lines[:at], lines[at][:other], lines[at][other:], *lines[at + 1 :]],
    "cut off": lambda lines, at, other: [*lines[:at], lines[at][:other]],
    "joined": lambda lines, at, other: [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]],
    "headless": lambda lines, at, other: lines[at:],
    "without full stops": lambda lines, at, other: [*lines[:at], lines[at].replace("。", " "), *lines[at + 1 :]],
    "without colons": lambda lines, at, other: [*lines[:at], lines[at].replace("：", ""), *lines[at + 1 :]],
}
"""What happens to a text's lines on the way: at a line, and a number to choose another or a place in it."""


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return one of our texts after a few accidents."""
    lines = texts()[draw(st.sampled_from(sorted(texts())))].split("\n")
    for accident in draw(st.lists(st.sampled_from(sorted(MUTATIONS)), min_size=1, max_size=6)):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        lines = MUTATIONS[accident](lines, at, draw(st.integers(0, 80))) or [""]
    return "\n".join(lines)


ODD = "一二三、（）【】《》“”。，；：！？ 　\n\r\t*#_-|●▲※■第期年月日要是求指出强调街道镇局委社区（本刊）本报讯记者编校报发电话共份金晖张0123456789９一甲乙abz@.>/\u200b\ufeff\ue000"
"""What a bulletin's structure hangs on."""


@settings(max_examples=3 * EXAMPLES)
@given(mutated())
def test_every_mutation_is_accounted_for(text: str):
    assert_accounted(grasped(text))


@settings(max_examples=3 * EXAMPLES)
@given(st.text(alphabet=st.sampled_from(ODD), max_size=200))
@example("本报讯（记者 王明）近日，清运垃圾。（本刊）")
@example("一、督查情况\n近日，清运垃圾。")
@example("【甲】【乙】\n【丙】丁：戊，己")
def test_odd_texts_are_accounted_for(text: str):
    assert_accounted(grasped(text))


ENDINGS = (
    "1.",
    "一、",
    "（一）",
    "▲",
    "【",
    "【简讯】",
    "●",
    "目录",
    "本期要目",
    "来源：区委办",
    "【简讯】一、",
    "目录\n来源：区委办",
)
"""What opens something, with nothing after it."""


@settings(max_examples=3 * EXAMPLES)
@given(st.text(alphabet=st.sampled_from(ODD), max_size=60), st.sampled_from(ENDINGS))
@example("近日，清运垃圾9车。", "1.")
@example("", "1.")
@example("【简讯】", "一、")
@example("", "目录")
@example("", "目录\n来源：区委办")
def test_texts_that_end_with_a_beginning_are_accounted_for(text: str, ending: str):
    assert_accounted(grasped(f"{text}\n{ending}"))


@settings(max_examples=3 * EXAMPLES)
@given(st.text(max_size=300))
@example("某区快报\n第1百2期\n近日，清运垃圾9车。")
def test_any_text_is_accounted_for(text: str):
    assert_accounted(grasped(text))


@settings(max_examples=3 * EXAMPLES)
@given(st.binary(max_size=400), st.sampled_from(("x.txt", "x.md", "x.html", "x.docx", "x.pdf", "x", "第7期.txt")))
def test_any_bytes_are_read(data: bytes, name: str):
    reading = read(data, name, LEXICON)
    assert reading.bulletin.problems
    assert all(one.line is None or one.line >= 1 for one in reading.bulletin.problems)


def test_what_no_stage_used_is_quoted():
    grasp = grasped("甲街道清理楼道\n近日，清运垃圾9车，效果良好。\n最后一段。")
    lost = grasp.items[0].origin[-1]
    [raw] = grasp.outline.items
    forgetful = replace(grasp, outline=replace(grasp.outline, items=(replace(raw, body=raw.body[:-1]),)))
    [found] = [one for one in check(forgetful) if one.code == "text.unread"]
    assert grasp.source[lost.start : lost.end].rstrip("。") in found.message
    assert found.line == 3
