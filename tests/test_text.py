"""Folding keeps lengths; segmenting keeps names whole and gives jieba's words."""

import re
import unicodedata
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.lexicon import Lexicon
from ccsearch.text import HAN_RANGES, Segmenter, Signs, fold, fold_table

SAMPLES = sorted((Path(__file__).parents[1] / "samples" / "archive").glob("*.txt"))


SEGMENTER = Segmenter()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),  # full width
        ("門頭溝區", "门头沟区"),  # traditional
        ("二○二二年", "二〇二二年"),  # the circle used as a zero
        ("“创城”「创城」", '"创城""创城"'),  # quotes of all kinds
        ("（Ａ）", "(a)"),
        ("全\u3000区", "全 区"),  # the wide space
        ("８：３０～９：００", "8:30~9:00"),
        ("㈠…℃", "㈠…℃"),  # these would become several characters, so they stay
        ("İ", "İ"),  # its lower case has two characters
        ("", ""),
    ],
)
def test_folding(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_keeps_every_offset(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(fold(one) == other for one, other in zip(text, folded, strict=True))


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_every_character_folds_to_one_that_stays():
    table = fold_table()
    assert all(table.get(folded, folded) == folded for folded in table.values())


def test_half_and_full_width_are_one():
    half = "".join(map(chr, range(0x21, 0x7F)))
    full = "".join(chr(ord(one) + 0xFEE0) for one in half)
    assert fold(full) == fold(half)


@given(st.text(st.sampled_from("创城工作快报志愿服务，。1２aＡ 門“”〇○\n"), max_size=80))
def test_words_end_to_end_leave_nothing_out(text):
    assert "".join(SEGMENTER.cut(fold(text))) == fold(text)


@given(st.text(st.sampled_from("创城工作快报志愿服务，。1２aＡ 門“”〇○\n"), max_size=80))
def test_words_say_where_they_stand(text):
    folded = fold(text)
    assert all(folded[start:end] == word for word, start, end in SEGMENTER.words(folded))


def test_names_of_the_lexicon_are_one_word(lexicon: Lexicon):
    segmenter = Segmenter(lexicon.names())
    for name in lexicon.names():
        sentence = fold(f"昨天{name}组织开展志愿服务。")
        assert (fold(name), 2, 2 + len(name)) in segmenter.words(sentence), name


def test_a_name_without_the_lexicon_is_cut():
    name = "张秃头湾子乡"
    assert name not in [word for word, _, _ in SEGMENTER.words(f"昨天{name}组织")]
    assert name in [word for word, _, _ in Segmenter([name]).words(f"昨天{name}组织")]


def jieba_words(texts: list[str]) -> list[list[tuple[str, int, int]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own source and its use of pkg_resources
        import jieba

        jieba.setLogLevel("ERROR")
        return [list(jieba.tokenize(text, mode="search")) for text in texts]


def chinese(words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    return sorted(word for word in words if not word[0].isascii())


def assert_equal_to_jieba(paths: list[Path]) -> None:
    texts = [fold(line) for path in paths for line in path.read_text("utf-8", "replace").split("\n") if line.strip()]
    assert len(texts) > 20
    for text, expected in zip(texts, jieba_words(texts), strict=True):
        assert chinese(SEGMENTER.words(text)) == chinese(expected), text


def test_chinese_words_are_those_of_jieba():
    assert_equal_to_jieba(SAMPLES)


def test_chinese_words_are_those_of_jieba_on_real_bulletins(shared: Path):
    assert_equal_to_jieba(sorted([*(shared / "archive").glob("*.txt"), *(shared / "real").glob("*.txt")]))


@pytest.mark.parametrize("run", ["2014-01-03", "jiangzuo.example.cn", "read_me"])
def test_a_latin_run_is_one_word_where_jieba_cuts_it(run):
    assert SEGMENTER.cut(f"于{run}，") == ["于", run, "，"]
    assert run not in [word for word, _, _ in jieba_words([f"于{run}，"])[0]]


def test_han_ranges_hold_only_han():
    for first, end in HAN_RANGES:
        names = [unicodedata.name(chr(code), "") for code in (first, end - 32)]
        assert all(not name or "CJK" in name for name in names)


SETS = {"letters": "a-c", "marks": ",、。", "odd": "\ue000-\uf8ff\U000f0000-\U0010ffff"}


@given(st.text(st.sampled_from("abcxyz,、。门\ue123\U000f0001\n"), max_size=12))
def test_signs_are_those_a_pattern_finds(text):
    signs = Signs(**SETS)
    assert signs.among(text) == {name for name, chars in SETS.items() if re.search(f"[{chars}]", text)}
    assert signs.doubled(text) == {name for name, chars in SETS.items() if re.search(f"[{chars}]{{2}}", text)}
