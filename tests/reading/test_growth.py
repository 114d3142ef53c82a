"""However long and odd a text is, the time it takes to read grows with its length and no faster."""

import gc
import time
from collections import Counter

import pytest

from ccsearch.lexicon import Lexicon
from ccsearch.reading import outline, read_text
from ccsearch.reading.reader import read_stages
from ccsearch.reading.windows import LONGEST, windows

LONG, SLOW = 100_000, 10_000
"""Characters of the shorter text: of one soon done, and of one that is not."""

RATIO, TRIES, SOON = 3.0, 6, 0.02
"""Twice the length takes at most so many times as long, in the best of some tries; below so many seconds it is noise."""

ENDLESS = (
    "字", "一要", "一是要", "（", "）", "(", "【", "】", "《", "“", "”", "7", "十", "万", "、", "，", "。", "；", "：", "？", "?", "！",
    " ", "　", "\n", "\r\n", "\r", "\t", "*", "**", "_", "-", "=", "#", "|", "●", "▲", ".", "a", "a@", "a@b.", "\u200b", "\ue000",
    "和", "、张三", "张三、李四、", "和张三", "甲局、", "区城管委区教委", "公园、", "社区", "村", "整改", "路", "的", "近", "近10", "20名", "8日", "8月9日", "2022年8月10日",
    "第1期", "1、", "1.", "(1)", "①", "第一，", "要求", "三点要求", "书记", "书记张三", "主持", "陪同", "联合", "组织", "责任单位", "也开展了相关活动",
    "甲街道：", "甲街道：近日，清。", "。◆甲乙", "（本刊）", "报：", "编校：", "电话：", "本报讯（", "办公室", "星期三", "调研", "到", "率", "分别",
    "【甲】\n", "一、甲\n", "1、甲\n", "▲甲，乙\n", "（甲）\n", "甲乙丙丁戊己庚辛\n", "甲乙丙丁戊己庚辛。\n", "报：甲\n", "- 1 -\n", "\n甲，", "甲乙丙丁 戊己，",
)  # fmt: skip
"""What a text may consist of from its first character to its last."""

ENDLESS_NUMERALS = ("百", "千千万", "7千万", "三千年", "万亿", "7,777", "一点一")
"""Numerals without an end, which a number could be cut out of in many ways."""

ENDLESS_SPEECH = ("要求：", "指出，", "强调：", "他强调，", "会议指出，", "市委书记张三强调：", "提出三点要求：一要")
"""The same, where somebody is asked for again and again who says it."""


def seconds(unit: str, length: int, lexicon: Lexicon) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    gc.collect()
    gc.disable()  # a collection of all that other tests left behind is none of this text's time
    try:
        before = time.process_time()
        read_text(text, "x", lexicon)
        return time.process_time() - before
    finally:
        gc.enable()


def growth(unit: str, length: int, lexicon: Lexicon) -> float:
    """Return the best ratio of the times for twice the length and for the length."""
    best = float("inf")
    for _ in range(TRIES):
        short, long = seconds(unit, length, lexicon), seconds(unit, 2 * length, lexicon)
        best = min(best, long / max(short, SOON))
        if best < RATIO:
            break
    return best


@pytest.fixture(scope="module")
def warm(lexicon: Lexicon) -> Lexicon:
    """The lexicon, its tables and all others made."""
    read_text(
        "门头沟区创建全国文明城市工作快报\n第1期\n张三到城子街道调研。\n甲街道：近日，清运垃圾9车。", "x", lexicon
    )
    return lexicon


@pytest.mark.parametrize("unit", ENDLESS, ids=repr)
def test_time_grows_with_the_length(unit: str, warm: Lexicon):
    assert growth(unit, LONG if seconds(unit, SLOW, warm) < SLOW / 1_000_000 else SLOW, warm) < RATIO


@pytest.mark.parametrize("unit", [*ENDLESS, *ENDLESS_NUMERALS], ids=repr)
def test_time_grows_with_the_length_of_a_window(unit: str, warm: Lexicon):
    assert growth(unit, LONGEST // 2, warm) < RATIO


@pytest.mark.parametrize("unit", ENDLESS_SPEECH, ids=repr)
def test_time_grows_with_the_length_of_speech(unit: str, warm: Lexicon):
    assert growth(unit, SLOW, warm) < RATIO


def test_issues_stored_in_one_file(warm: Lexicon, root):
    text = (root / "samples" / "archive" / "第101期.txt").read_text("utf-8")
    assert growth(text, 20 * len(text), warm) < RATIO
    assert growth(text.replace("\n", ""), 20 * len(text), warm) < RATIO


def test_a_long_item_is_read_a_stretch_at_a_time(warm: Lexicon):
    text = "甲街道清理楼道\n" + "近日，组织志愿者清理道路，整修绿地，效果良好。" * 2_000 + "（甲街道）"
    [draft] = read_stages(text, "x", warm).drafts
    stretches = list(windows(draft))
    assert len(stretches) > 5
    assert "".join(stretch.text for stretch, _ in stretches) == draft.text
    assert "".join(stretch.folded_text for stretch, _ in stretches) == draft.folded_text
    assert all(len(stretch.text) <= LONGEST and stretch.text.endswith("。") for stretch, _ in stretches)
    assert [start for _, start in stretches] == [draft.text.index(stretch.text, start) for stretch, start in stretches]
    assert [stretch.title for stretch, _ in stretches] == [draft.title] + [""] * (len(stretches) - 1)
    assert [stretch.source for stretch, _ in stretches] == [None] * (len(stretches) - 1) + ["甲街道"]


def test_a_long_item_is_read_to_its_end(warm: Lexicon):
    filler = "近日，组织志愿者清理道路，更换破损设施，整修绿地，效果良好。\n" * 400
    text = f"金晖检查创城工作\n8日，金晖到城子街道检查。\n{filler}金晖要求：一要清理。二要整改。\n清运垃圾9吨。（城子街道）"
    [item] = read_text(text, "x", warm).items
    assert len(item.text) > 10_000
    assert [row.number for row in item.statements] == [1, 2]
    assert all(item.text[row.span.start : row.span.end].endswith(row.text) for row in item.statements)
    [figure] = item.figures
    assert (figure.value, item.text[figure.span.start : figure.span.end]) == (9, "9吨")
    assert {row.name: row.roles for row in item.leaders} == {"金晖": ("instructs", "visits")}
    assert [(row.name, row.roles) for row in item.units if "source" in row.roles] == [
        ("城子街道", ("source", "visited"))
    ]
    assert item.source == "城子街道"


@pytest.mark.parametrize(
    "unit",
    [
        "甲街道：近日，清。",
        "区教委开展清理。区商务局开展清理。",
        "。◆甲乙",
        "▲甲，乙\n",
        "甲乙丙丁戊己庚辛\n甲，乙。\n",
    ],
)
def test_what_comes_behind_the_most_items_goes_on_with_the_last(unit: str, warm: Lexicon, monkeypatch):
    text = f"甲街道：近日，清。\n{unit * 40}"
    every = read_stages(text, "x", warm).items
    monkeypatch.setattr(outline, "MOST_ITEMS", 7)
    found = read_stages(text, "x", warm).items
    assert len(every) > 7 == len(found)
    assert [item.text for item in found[:6]] == [item.text for item in every[:6]]
    letters = [Counter("".join(item.title + item.text for item in items)) for items in (found, every)]
    assert all(letters[0][letter] >= count for letter, count in letters[1].items() if letter.isalnum())
