"""Subject words: what a text is about, and in which items of the archive each word occurs."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.tables import (
    Column,
    Lists,
    Places,
    contains,
    distinct,
    halves,
    pairs_of,
    places_within,
    relocated,
)
from ccsearch.knowledge.texts import Texts, texts_of
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Words as WordLists
from ccsearch.text import Segmenter, fold, tag

SUBJECT_TAGS = ("n", "vn", "v", "an", "a", "l", "i", "j", "z")
"""Jieba's parts of speech, by their beginnings, that name a subject; names of persons do not."""

THING_TAGS = ("n", "vn", "an", "j")
"""Those that name a thing: what somebody speaks of, without the verbs and adjectives that go with it."""

NAME_TAGS = ("nr", "nrt", "nrfg")

COMMON = frozenset(
    "工作 活动 开展 组织 要求 强调 指出 表示 进行 进一步 情况 相关 问题 落实 加强 推进 做好 全区 同志 部门 单位 "
    "社区 街道 居民 群众 全面 持续 积极 重点 确保 认真 提升 提高 创建 创城 文明 城市 文明城市 成效 实现 坚持 完善 "
    "建立 及时 近日 参加 负责 时间 发现 负责同志 检查 整治 行动 方式 方面 力度 结合 围绕 通过 属地 镇街 行为 现象 "
    "发放 出动 看到 没有 不能 可以 需要 成为 提供 对照 目标 成绩 变化 面貌 差距 底数 总体 整体 成果 导向 水平 标准 要点 "
    "过程 结果 经验 机会 阶段 时候 地方 东西".split()
)
"""Words of every bulletin that tell nothing of its subject."""

LEAST_CHARACTERS = 2

EVERY, FEW = 8, 50
"""A word that one item in so many has, and more than a few, is common."""

SUBJECT = 2.0
"""What the lexicon calls a subject counts so many times as much as another word where subjects are told."""

RARE = 100
"""A word of one item in so many tells as much as any."""


@lru_cache(100_000)
def names_a_subject(word: str) -> bool:
    """Return whether a folded word can name a subject: no number, no name of a person, no word of every bulletin."""
    if len(word) < LEAST_CHARACTERS or word in COMMON or not word.isalpha():
        return False
    tags = [kind for _, kind in tag(word)]
    return len(tags) > 1 or (tags[0] not in NAME_TAGS and tags[0].startswith(SUBJECT_TAGS))


@lru_cache(100_000)
def names_a_thing(word: str) -> bool:
    """Return whether a subject word names a thing, alone or by its last part (共享单车)."""
    return tag(word)[-1][1].startswith(THING_TAGS)


class Subjects:
    """Tells the subject words of texts; names of units and leaders are none."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        names = [*(row.name for row in lexicon.units), *(row.name for row in lexicon.leaders)]
        self._names = {fold(form) for name in names for form in lexicon.written_forms(name)}
        self._cut = segmenter.cut
        self._told: dict[str, bool] = {}

    def of(self, text: str) -> tuple[str, ...]:
        """Return the subject words of a text as they are written (folded), each once, in order."""
        return tuple(filter(self._tells, dict.fromkeys(self._cut(fold(text)))))

    def _tells(self, word: str) -> bool:
        told = self._told.get(word)
        if told is None:
            told = self._told[word] = names_a_subject(word) and word not in self._names
        return told


_PIECE = 1 << 18  # places of words renumbered at a time, so that little room is needed besides the answer


def _renumbered(found: WordLists, numbers: Places) -> Lists:
    """Return the items of each word by the numbers they have here, rising."""
    items = np.empty(len(found.items), np.uint32)
    starts, first = found.starts, 0
    while first < len(found.names):
        end = max(int(np.searchsorted(starts, starts[first] + _PIECE, side="right")) - 1, first + 1)
        rows = slice(starts[first], starts[end])
        words = np.repeat(np.arange(end - first), np.diff(starts[first : end + 1]))
        items[rows] = halves(np.sort(pairs_of(words, numbers[found.items[rows]]), kind="stable"))[1]
        first = end
    return Lists(starts, items)


def _relocated(lists: Lists, places: Places) -> Lists:
    """Return lists of items after these have moved to ``places``, those at -1 left out; items keep their order."""
    items, gone = relocated(lists.rows, places)
    return (
        Lists(lists.starts - np.searchsorted(gone, lists.starts), np.delete(items, gone))
        if len(gone)
        else Lists(lists.starts, items)
    )


def _widened(lists: Lists, count: int) -> Lists:
    """Return lists with empty ones after them, so many together."""
    more = np.full(count + 1 - len(lists.starts), lists.starts[-1])
    return Lists(np.concatenate((lists.starts, more)), lists.rows)


def _inserted(lists: Lists, new: Sequence[tuple[int, int]]) -> Lists:
    """Return lists with more items: pairs of a list and an item, in order, each where it belongs."""
    if not new:
        return lists
    places, items = np.array(new, np.uint32).T
    at = places_within(lists.rows, lists.starts[places], lists.starts[places + 1], items)
    added = np.bincount(places, minlength=len(lists.starts) - 1)
    return Lists(lists.starts + np.concatenate(([0], np.cumsum(added))), np.insert(lists.rows, at, items))


class Words:
    """Which items of one state each word of titles and texts occurs in, and what that makes it worth.

    ``places`` gives the place of each word in ``lists``, whose rows are numbers of items, rising.
    """

    def __init__(self, places: Mapping[str, int], lists: Lists, count: int, lexicon: Lexicon) -> None:
        self._places = places
        self._lists = lists
        self._count = count
        self._total = max(count, 2)
        self._lexicon = lexicon

    @staticmethod
    def from_arrays(arrays: Mapping[str, Column], count: int, lexicon: Lexicon) -> "Words":
        """Return the words that :meth:`arrays` gave, of so many items."""
        places = {word: place for place, word in enumerate(Texts.from_arrays(arrays, "words"))}
        return Words(places, Lists(arrays["words.starts"], arrays["words.items"]), count, lexicon)

    def arrays(self) -> dict[str, Column]:
        """Return the words as arrays, each with a name."""
        return {**texts_of(self._places).arrays("words"), "words.starts": self._lists.starts,
                "words.items": self._lists.rows}  # fmt: skip

    @cached_property
    def _usual(self) -> Mapping[str, str]:
        rows = self._lexicon.content.synonyms
        return {fold(word): fold(row.words[0]) for row in rows for word in row.words}

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form, usual in self._usual.items():
            found.setdefault(usual, []).append(form)
        return found

    def after(self, moved: Places, fresh: Mapping[int, Iterable[str]], count: int) -> "Words":
        """Return the words after items have moved to ``moved`` (-1: gone) and ``fresh`` ones, with their words, came."""
        places = dict(self._places)
        new = sorted((places.setdefault(word, len(places)), item) for item, words in fresh.items() for word in words)
        lists = _widened(_relocated(self._lists, moved), len(places))
        return Words(places, _inserted(lists, new), count, self._lexicon)

    def usual(self, word: str) -> str:
        """Return the word that stands for all that the lexicon calls synonyms of one."""
        return self._usual.get(word, word)

    def known_subject(self, word: str) -> bool:
        """Return whether the lexicon has a word among its subjects."""
        return word in self._usual

    def items(self, word: str) -> Column:
        """Return the items that have a word or a synonym of it, rising."""
        usual = self.usual(word)
        forms = [self._places[form] for form in self._forms.get(usual, (usual,)) if form in self._places]
        lists = [self._lists.of(place) for place in forms]
        return lists[0] if len(lists) == 1 else distinct(np.concatenate([np.empty(0, np.uint32), *lists]))

    def forms(self, usual: str) -> tuple[str, ...]:
        """Return a usual word and all its synonyms."""
        return tuple(dict.fromkeys([usual, *self._forms.get(usual, ())]))

    def forms_in(self, usual: str, item: int) -> tuple[str, ...]:
        """Return which of a usual word and its synonyms an item has."""
        held = ((form, self._lists.of(self._places[form])) for form in self.forms(usual) if form in self._places)
        return tuple(form for form, items in held if contains(items, np.array([item], np.uint32))[0])

    def weight(self, word: str) -> float:
        """Return what a word tells: from 0 for one of every item to 1 for one of an item in ``RARE`` or rarer.

        Source: inverse document frequency (Spärck Jones 1972), capped so that archives of any size agree.
        """
        return self.worth(len(self.items(word)))

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        """What each word weighs where texts are compared, (n_words,): the logarithm of one plus the items for each.

        Words of every few items, which tell least and cost most, weigh nothing.
        """
        items = np.maximum(np.diff(self._lists.starts), 1)  # a word of items that are gone is as any other new one
        common = items > max(self._count // EVERY, FEW)
        return np.where(common, 0, np.log1p(self._total / items)).astype(np.float32)

    @cached_property
    def _wholes(self) -> NDArray[np.float64]:
        """The weight of all words of each item, (n_items,)."""
        weights = np.repeat(self._weights, np.diff(self._lists.starts))
        return np.bincount(self._lists.rows, weights, self._count).astype(float)

    def shared(self, words: Iterable[str]) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
        """Return the weight of the words that a text shares with each item, the items' whole weights, and its own."""
        own = set(words)
        places = np.array([self._places[word] for word in own if word in self._places], np.intp)
        strange = (len(own) - len(places)) * math.log1p(self._total)
        places = places[self._weights[places] > 0]
        rows, owners = self._lists.all_of(places)
        weights = self._weights[places]
        shared = np.bincount(rows, weights[owners], self._count).astype(float)
        return shared, self._wholes, float(weights.sum()) + strange

    def worth(self, items: int) -> float:
        """Return what a word of so many items tells."""
        return min(1.0, math.log(self._total / items) / math.log(RARE)) if items else 1.0


def read_words(found: WordLists, numbers: Places, lexicon: Lexicon) -> Words:
    """Return the words of a state; ``numbers`` (n_items,) gives the number of each item by its place in ``found``."""
    places = {name: place for place, name in enumerate(found.names)}
    return Words(places, _renumbered(found, numbers), len(numbers), lexicon)


def telling(words: Words, texts: Iterable[Iterable[str]], most: int) -> tuple[str, ...]:
    """Return the things that some texts, given by their words, speak of most against the whole archive; at most so many.

    Term frequency is the number of texts with the word; subjects of the lexicon come before other words. Ties go
    to the more frequent, then by characters.
    Source: TF-IDF (Salton and Buckley 1988).
    """

    def worth(word: str) -> float:
        return times[word] * words.weight(word) * (SUBJECT if words.known_subject(word) else 1)

    times: dict[str, int] = {}
    for text in texts:
        for word in filter(names_a_thing, text):
            times[word] = times.get(word, 0) + 1
    ranked = sorted(times, key=lambda word: (-worth(word), -times[word], word))
    return tuple(ranked[:most])
