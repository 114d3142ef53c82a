"""Subject words: what a text is about, and in which items of the archive each word occurs."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache

from ccsearch.knowledge.base import Base
from ccsearch.text import fold, tag

SUBJECT_TAGS = ("n", "vn", "v", "an", "a", "l", "i", "j", "z")
"""Jieba's parts of speech, by their beginnings, that name a subject; names of persons do not."""

THING_TAGS = ("n", "vn", "an", "j")
"""Those that name a thing: what somebody speaks of, without the verbs and adjectives that go with it."""

NAME_TAGS = ("nr", "nrt", "nrfg")

COMMON = frozenset(
    "工作 活动 开展 组织 要求 强调 指出 表示 进行 进一步 情况 相关 问题 落实 加强 推进 做好 全区 同志 部门 单位 "
    "社区 街道 居民 群众 全面 持续 积极 重点 确保 认真 提升 提高 创建 创城 文明 城市 文明城市 成效 实现 坚持 完善 "
    "建立 及时 近日 参加 负责 时间 发现 负责同志 检查 整治 行动 方式 方面 力度 结合 围绕 通过 属地 镇街 行为 现象 "
    "发放 出动 看到 没有 不能 可以 需要 成为 提供 对照".split()
)
"""Words of every bulletin that tell nothing of its subject."""

LEAST_CHARACTERS = 2

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


class _Subjects(dict[str, str]):
    """The subject of each word, "" where it names none; asked of ``find`` once and then looked up."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> str:
        found = self[word] = self._find(word)
        return found


class Words:
    """Which items each subject word occurs in, and what that makes it worth."""

    def __init__(self, base: Base) -> None:
        self._cut = base.segmenter.cut
        names = [*(row.name for row in base.lexicon.units), *(row.name for row in base.lexicon.leaders)]
        self._names = {fold(form) for name in names for form in base.lexicon.written_forms(name)}
        self._usual = {fold(word): fold(row.words[0]) for row in base.lexicon.content.synonyms for word in row.words}
        self._total = max(len(base.entries), 2)
        self._subjects = _Subjects(lambda word: self._as_usual(word) if self._tells(word) else "")
        places: dict[str, list[int]] = {}
        for number, entry in enumerate(base.entries):
            for word in self.of(f"{entry.item.title}\n{entry.item.text}"):
                places.setdefault(word, []).append(number)
        self._places = {word: tuple(numbers) for word, numbers in places.items()}
        self._weights = {word: self._worth(len(numbers)) for word, numbers in places.items()}

    def of(self, text: str) -> tuple[str, ...]:
        """Return the subject words of a text, each once, in order; names of units and leaders are none.

        Of words that the lexicon calls synonyms, the usual one stands for all.
        """
        found = dict.fromkeys(map(self._subjects.__getitem__, self._cut(fold(text))))
        found.pop("", None)
        return tuple(found)

    def written(self, text: str) -> tuple[str, ...]:
        """Return the subject words of a text as they are written (folded), each once, in order."""
        words = dict.fromkeys(self._cut(fold(text)))
        return tuple(filter(self._tells, words))

    def _tells(self, word: str) -> bool:
        return names_a_subject(word) and word not in self._names

    def known_subject(self, word: str) -> bool:
        """Return whether the lexicon has a word among its subjects."""
        return word in self._usual

    def _as_usual(self, word: str) -> str:
        return self._usual.get(word, word)

    def items(self, word: str) -> int:
        """Return in how many items a word occurs."""
        return len(self._places.get(self._as_usual(word), ()))

    def within(self, word: str, numbers: range) -> tuple[int, ...]:
        """Return the numbers of the items in a stretch that have a word."""
        places = self._places.get(word, ())
        return places[bisect_left(places, numbers.start) : bisect_left(places, numbers.stop)]

    def weight(self, word: str) -> float:
        """Return what a word tells: from 0 for one of every item to 1 for one of an item in ``RARE`` or rarer.

        Source: inverse document frequency (Spärck Jones 1972), capped so that archives of any size agree.
        """
        return self._weights.get(self._as_usual(word), 1.0)

    def _worth(self, items: int) -> float:
        return min(1.0, math.log(self._total / items) / math.log(RARE))


def telling(words: Words, texts: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the things that some texts speak of most, against the whole archive, by TF-IDF; at most so many.

    Term frequency is the number of texts with the word; ties go to the more frequent, then by characters.
    Source: TF-IDF (Salton and Buckley 1988).
    """
    times: dict[str, int] = {}
    for text in texts:
        for word in filter(names_a_thing, words.written(text)):
            times[word] = times.get(word, 0) + 1
    ranked = sorted(times, key=lambda word: (-times[word] * words.weight(word), -times[word], word))
    return tuple(ranked[:most])
