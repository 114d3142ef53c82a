from datetime import date
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.errors import IndexUnavailableError
from ccsearch.knowledge import Overlap, Passage, Ref, Threshold
from ccsearch.knowledge.stream import SHINGLE, STEP
from ccsearch.text import fold
from knowledge.samples import Shelf, bulletins, items


@pytest.fixture(scope="module")
def texts():
    return {item.id: item.text for _, item in items()}


def letters(text):
    return [one for one in fold(text) if one.isalnum()]


def told_again(comparer):
    ids, numbers = comparer.base.ids, comparer.base.numbers
    rows = {item.id: comparer.told_again(numbers[item.id], item.text) for _, item in items()}
    return {item_id: tuple(ids[row.number] for row in found) for item_id, found in rows.items() if found}


def test_the_copied_report_and_the_repeated_instruction_are_all_that_is_told_twice(comparer):
    assert told_again(comparer) == {
        "103-8": ("108-10",), "108-10": ("103-8",), "104-2": ("110-1",), "110-1": ("104-2",)
    }  # fmt: skip


def test_the_copied_report_with_its_passages(comparer, texts):
    [found] = comparer.repeats(comparer.base.numbers["108-10"], texts["108-10"])
    assert [row.text for row in found.passages] == [
        "开展“邻里一家亲”敬老志愿服务活动",
        "余名志愿者为辖区老人义务理发、测量血压、检修家电，共服务老人",
        "余人次，帮助解决生活难题",
        "件，让老人们足不出户感受到邻里温情",
        "也开展了相关活动",
    ]
    assert 0.75 < found.of_draft < 0.9
    assert found.likeness > 0.75
    assert [texts["103-8"][row.item_start : row.item_end] for row in found.passages] == [
        row.text for row in found.passages
    ]


def test_a_copy_is_found_whatever_its_layout(comparer, texts):
    draft = "\n".join(texts["103-8"].replace("，", " ").replace("。", ";").translate({ord("老"): "老"}))
    first = comparer.check(draft).overlaps[0]
    assert (first.item.id, first.of_draft, first.of_item) == ("103-8", 1, 1)


def test_a_passage_within_a_long_draft_is_found(comparer, texts):
    other = "春季绿化与河道清淤同步推进，园林与水务两家各派一队，按段包干，日日通报，逐段销号。" * 40
    passage = texts["101-1"][40:75]
    found = comparer.check(other + passage + other)
    assert found.overlaps[0].item.id == "101-1"
    assert passage.strip("，。") in found.overlaps[0].passages[0].text


def test_other_words_in_another_order_are_found(comparer, texts):
    parts = texts["103-8"].replace("辖区", "本地").replace("帮助", "协助").split("，")
    [first, *_] = comparer.check("，".join(reversed(parts))).overlaps
    assert first.item.id == "103-8"
    assert first.likeness > 0.75


@pytest.mark.parametrize(
    "draft", ["", "。。。", "\0\n", "志愿服务", "🙂" * 50, "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少" * 3]
)
def test_what_was_never_published_is_not_found(comparer, draft):
    found = comparer.check(draft)
    assert (found.share, found.overlaps) == (0, ())
    assert found.letters == len(letters(draft))


@st.composite
def drafts(draw, texts):
    """Return pieces of items, and of nothing, one after another."""
    pieces = []
    for _ in range(draw(st.integers(1, 5))):
        text = draw(st.sampled_from(sorted(texts.values())))
        start = draw(st.integers(0, len(text)))
        pieces.append(text[start : start + draw(st.integers(0, 160))])
        pieces.append(draw(st.text("甲乙１2，\n ", max_size=12)))
    return "".join(pieces)


@given(data=st.data())
def test_marks_cut_equal_passages_out_of_both_texts(comparer, texts, data):
    draft = data.draw(drafts(texts))
    found = comparer.check(draft)
    for row in found.overlaps:
        other, sizes = texts[row.item.id], [len(letters(one.text)) for one in row.passages]
        for one in row.passages:
            assert one.text == draft[one.draft_start : one.draft_end]
            assert letters(one.text) == letters(other[one.item_start : one.item_end])
        for start, end in (("draft_start", "draft_end"), ("item_start", "item_end")):
            spans = sorted((getattr(one, start), getattr(one, end)) for one in row.passages)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert row.of_draft == pytest.approx(sum(sizes) / found.letters, abs=1e-4)
        assert row.of_item == pytest.approx(sum(sizes) / len(letters(other)), abs=1e-4)
        assert 0 <= row.likeness <= 1
    covered = {at for row in found.overlaps for one in row.passages for at in range(one.draft_start, one.draft_end)
               if fold(draft)[at].isalnum()}  # fmt: skip
    assert found.share == pytest.approx(len(covered) / max(found.letters, 1), abs=1e-4)


@given(data=st.data())
def test_no_passage_of_thirty_characters_is_missed(comparer, texts, data):
    item_id = data.draw(st.sampled_from(sorted(item_id for item_id, text in texts.items() if len(text) > 60)))
    start = data.draw(st.integers(0, len(texts[item_id]) - 60))
    passage = texts[item_id][start : start + 60]
    assert len(letters(passage)) >= SHINGLE + STEP - 1
    found = {row.item.id: row for row in comparer.check("甲乙丙丁" * 60 + passage + "戊己庚辛" * 60).overlaps}
    assert item_id in found


@pytest.mark.parametrize(
    ("long", "of_item", "likeness", "passed"),
    [(30, 0.0, 0.0, True), (29, 0.4, 0.4, False), (22, 0.5, 0.0, True), (12, 0.9, 0.3, False), (0, 0.0, 0.5, True)],
)
def test_one_of_three_reasons_will_do(long, of_item, likeness, passed):
    passages = (Passage("字" * long, 0, long, 0, long),) if long else ()
    assert Threshold().passed(Overlap(Ref("1-1", "1", None, (), ""), 0.1, of_item, likeness, passages)) is passed


def test_related_items_are_of_the_same_subject_and_other_issues(comparer, texts):
    found = comparer.related(comparer.base.numbers["102-2"], texts["102-2"])
    assert found.earlier == ()
    assert {row.item.id for row in found.later} == {"103-6", "104-8", "107-2"}
    likeness = [row.likeness for row in found.later]
    assert likeness == sorted(likeness, reverse=True)
    day = comparer.base.day(comparer.base.numbers["102-2"])
    assert all(row.item.date > day for row in found.later)


def test_a_new_state_is_compared_with_and_an_old_one_kept(tmp_path):
    shelf = Shelf(tmp_path).put(bulletins()[:-1])
    first = shelf.library.comparer()
    assert shelf.library.comparer() is first
    newest = bulletins()[-1].items[0]
    assert not shelf.library.comparer().check(newest.text).overlaps
    shelf.put(bulletins()[-1:])
    assert shelf.library.comparer().check(newest.text).overlaps[0].item.id == newest.id
    shelf.put([], [bulletins()[-1].key])
    assert not shelf.library.comparer().check(newest.text).overlaps


def test_an_archive_of_nothing_and_of_one(tmp_path):
    one = msgspec.structs.replace(bulletins()[0], items=bulletins()[0].items[:1], date=date(2024, 1, 1))
    shelf = Shelf(tmp_path).put([])
    for held, count in (([], 0), ([one], 1)):
        shelf.put(held)
        assert len(shelf.library.comparer().check(one.items[0].text).overlaps) == count


def test_without_an_index_it_says_so(tmp_path):
    with pytest.raises(IndexUnavailableError):
        Shelf(tmp_path).library.comparer()
