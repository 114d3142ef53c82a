"""The words of a stretch round a quantity: which are verbs, which belong to a noun, which lead to it. Folded texts."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ccsearch.reading.countwords import (
    ADVERBS,
    ANEW,
    ERRANDS,
    FUSED,
    HANDLED,
    HANDLING,
    JOINED,
    JOINTS,
    NO_ACTS,
    NOT_PEOPLE,
    NOUNS,
    PAPERS,
    PEOPLE,
    PERSON_ENDS,
    PREPOSITIONS,
    SUFFIXES,
    VERBS,
)
from ccsearch.text import known_word, tag

_LED = re.compile("(?:并|[、和]|还|又|共|累计|已|先后|现场|集中|全[区市镇县]|目前|组织|其中)*")
_QUOTED = re.compile('"[^"]*"|《[^》]*》')
_GIVEN = re.compile(
    "送去|送上|带去|带来|献上|表演了|分[赴头]|线上线下|私拉乱[挂接]|健走|(?<=[站口处内边旁侧前门])设(?![施备计立置定])"
)


class Word(NamedTuple):
    """A word of a stretch, its ``kind`` and where it starts.

    Kinds: v verb, w verb or part of a noun, i part of a noun though a verb, u verb to jieba, g perhaps
    a verb, p preposition, d adverb, a adverb to jieba, j joint, n noun.
    """

    text: str
    kind: str
    start: int


_TABLES = (
    ("j", JOINTS),
    ("n", NOUNS),
    ("p", PREPOSITIONS),
    ("d", ADVERBS),
    ("w", JOINED & VERBS),
    ("i", JOINED),
    ("v", VERBS),
)
_KINDS = {word: kind for kind, table in reversed(_TABLES) for word in table}
_LABELS = {"p": "p", "d": "a", "c": "a", "r": "a", "t": "a", "y": "a"}


@lru_cache(maxsize=8192)
def words(stretch: str) -> tuple[Word, ...]:
    """Return the words of a stretch between two quantities; what stands in quotes is one word."""
    found: list[Word] = []
    start = 0
    for piece in _pieces(stretch):
        labelled = (
            [(piece, "n")] if piece[0] in '"《' or piece in _KINDS or _acts(piece) or _anew(piece) else tag(piece)
        )
        for whole, label in labelled:
            for word in _parts(whole, first=not found):
                found.append(Word(word, _KINDS.get(word) or _kind(word, label), start))
                start += len(word)
                _mend(found)
    return tuple(found)


def _mend(found: list[Word]) -> None:
    """Join the last two words where jieba has cut a word of the tables (占|道), and end a noun with its suffix (毒饵|站)."""
    last = found[-1]
    if (
        len(last.text) == 1
        and last.text in HANDLING
        and last.kind in "ng"
        and (len(found) < 2 or found[-2].kind == "d")
    ):
        found[-1] = last._replace(kind="v")  # 砌|挡墙
    if len(found) < 2 or len(last.text) > 2:
        return
    before = found[-2]
    joined = before.text + last.text
    if len(joined) < 4 and joined in _KINDS:
        found[-2:] = [Word(joined, _KINDS[joined], before.start)]
    elif last.text == "会" and before.kind in "vwui" and len(before.text) == 2:
        found[-2:] = [Word(joined, "n", before.start)]  # 调度会
    elif last.text in SUFFIXES and before.kind in "nguvwi" and len(before.text) > 1:
        found[-1] = last._replace(kind="n")


def _verb(stretch: str, start: int) -> int:
    """Return how long the verb is that begins at ``start``: one of the tables, or one made of two acts; 0 for none."""
    if _longer(stretch, start) and stretch[start : start + 2] in JOINED:
        return 0
    for width in (4, 3, 2):
        piece = stretch[start : start + width]
        if len(piece) == width and (piece in VERBS or piece in JOINED):
            return width if piece in VERBS else 0
    if _anew(stretch[start : start + 3]):
        return 3
    return 2 if _acts(stretch[start : start + 2]) and start + 2 < len(stretch) else 0


def _anew(piece: str) -> bool:
    """Tell whether three characters are a verb of the tables and 新 before it: 新施划停车位."""
    return len(piece) == 3 and piece[0] in "新重" and piece[1:] in VERBS and piece[1:] not in JOINED


@lru_cache(maxsize=8192)
def _acts(pair: str) -> bool:
    """Tell whether two characters are an act and what it leads to (铲刮, 抹平, 苫盖), new or done for others (代书)."""
    if len(pair) != 2 or pair[0] == pair[1] or pair in NO_ACTS or pair in _KINDS:
        return False
    if (pair[0] in "新重" and pair[1] in ANEW) or (pair[0] == "代" and pair[1] in ERRANDS):
        return not known_word(pair) or tag(pair)[0][1] == "n"
    if pair[0] not in HANDLING or pair[1] not in HANDLED:
        return False
    labels = [label[0] for _, label in tag(pair)]
    return not known_word(pair) or len(labels) > 1 or labels[0] not in "va"


def _pieces(stretch: str) -> list[str]:
    """Return a stretch cut behind the verbs it begins with, which jieba may not know, and round quotes."""
    cuts = {0, len(stretch)}
    led = _LED.match(stretch)
    start = led.end() if led else 0
    while width := _verb(stretch, start):
        cuts |= {start, start + width}
        start += width
    if stretch[start : start + 2] in JOINED and not _longer(stretch, start):  # 占道|洗车
        cuts |= {start, start + 2}
    for quoted in (*_QUOTED.finditer(stretch), *_GIVEN.finditer(stretch)):
        cuts |= {quoted.start(), quoted.end()}
    return [stretch[begin:end] for begin, end in pairwise(sorted(cuts))]


def _longer(stretch: str, start: int) -> bool:
    """Tell whether a longer word of the dictionary begins here: 保洁员, 停车场."""
    return any(known_word(stretch[start : start + width]) for width in (3, 4) if len(stretch) >= start + width)


def _parts(word: str, *, first: bool) -> tuple[str, ...]:
    """Return a word of jieba's, or its verb and its object (解决问题, 平整土地, 办实事; 炸油饼 where a stretch begins)."""
    cut = FUSED.get(word) or (2 if len(word) > 3 and word not in VERBS and _begins(word) else 0)
    if len(word) == 2 and word[1] in "未已均" and not known_word(word):
        cut = 1  # 车|未
    if first and len(word) == 3 and word[0] in HANDLING and not known_word(word) and known_word(word[1:]):
        cut = 1
    return (word[:cut], word[cut:]) if cut else (word,)


def _begins(word: str) -> bool:
    """Tell whether a long word begins with a verb, or says how an act is done: 解决问题, 实地考察."""
    return word[:2] in VERBS or (word[:2] in ADVERBS and word[2:] in VERBS)


def _kind(word: str, label: str) -> str:
    if _acts(word) or _anew(word):
        return "v"
    if len(word) > 2 and word[-1] in PAPERS:
        return "n"
    if label[0] == "v" and label != "vn":
        return "u"
    if label == "vn" or (len(word) == 2 and label == "n" and not known_word(word)):
        return "g"
    return _LABELS.get(label[0], "n")


@lru_cache(maxsize=8192)
def is_person(word: str) -> bool:
    """Tell whether a word, or the last of several, names people by what they are."""
    word = word.strip('"')
    if word.endswith(NOT_PEOPLE):
        return False
    return word in PEOPLE or word.endswith(PERSON_ENDS) or word[-2:] in PEOPLE
