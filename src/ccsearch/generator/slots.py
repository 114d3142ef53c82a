"""Sentence templates: what may stand in their slots, and how a slot's words are recorded."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ccsearch.generator import words
from ccsearch.generator.known import AWAITED, allowed
from ccsearch.generator.sentences import FILLERS
from ccsearch.generator.telling import Telling
from ccsearch.generator.topics import TOPICS
from ccsearch.generator.world import taking_part

_SLOT = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[str, ...]:
    return tuple(_SLOT.split(template))


def fill(telling: Telling, template: str) -> None:
    """Add a template's words, its slots ({crowd}, {acts}) filled in order."""
    for place, piece in enumerate(_pieces(template)):
        if place % 2:
            SLOTS[piece](telling)
        elif piece:
            telling.add(piece)


def _crowd(telling: Telling) -> None:
    """Add people counted: 320余名机关干部、志愿者, or 机关干部、志愿者320余人."""
    dice = telling.dice
    noun = dice.pick(allowed(words.CROWDS)) if dice.maybe(60) else dice.pick(allowed(words.CROWD_LISTS))
    if dice.maybe(35):
        telling.add(noun + ("共" if dice.maybe(20) else ""))
        telling.figure(10, 600, dice.pick(("人", "人", "人次", "名")), noun)
    else:
        telling.figure(10, 600, dice.pick(("名", "名", "位")), noun)
        telling.add(noun)


COUNT_FIRST = "count-first"
"""The place of a number before its noun: 清理9余吨垃圾."""


def _act(telling: Telling) -> None:
    """Add one thing done, counted: 清理垃圾9余吨, 清理9余吨垃圾."""
    dice = telling.dice
    verbs, nouns, units, low, high = dice.pick(words.ACTS)
    noun, unit = dice.pick(allowed(tuple(nouns.split()))), dice.pick(allowed(tuple(units.split())))
    telling.add(dice.pick(verbs.split()))
    if dice.maybe(30) and not {f"{COUNT_FIRST}:{unit}", f"{COUNT_FIRST}:{noun}"} & AWAITED.keys():
        telling.figure(low, high, unit, noun, COUNT_FIRST)
        telling.add(noun)
    else:
        telling.add(noun)
        telling.figure(low, high, unit, noun)


def _acts(telling: Telling) -> None:
    for place in range(telling.dice.between(1, 3)):
        telling.add("，" if place else "")
        _act(telling)


def _fault(telling: Telling) -> None:
    """Add one fault, counted: 公益广告破损7处."""
    before, noun, unit, low, high, state = telling.dice.pick(words.FAULTS)
    telling.add(before + noun + state)
    telling.figure(low, high, unit, noun)


def duty(telling: Telling) -> str:
    """Return a duty in officialese: 压实主体责任."""
    verb, nouns = telling.dice.pick(words.DUTIES)
    return verb + telling.dice.pick(allowed(tuple(nouns.split())))


def _listed(rows: Sequence[str], least: int, most: int) -> Callable[[Telling], None]:
    return lambda telling: telling.add("、".join(telling.dice.some(rows, least, most)))


def _one(rows: Sequence[str]) -> Callable[[Telling], None]:
    return lambda telling: telling.add(telling.dice.pick(rows))


def _spot(telling: Telling) -> None:
    """Add a place of the event: a community, street, park, market or village."""
    world = telling.world
    rows = telling.dice.pick((world.communities, world.communities, world.streets, world.parks, world.venues,
                              world.villages))  # fmt: skip
    telling.place(telling.fresh(rows))


def _spots(telling: Telling) -> None:
    for place in range(telling.dice.between(2, 3)):
        telling.add("、" if place else "")
        _spot(telling)


def _partners(telling: Telling) -> None:
    world, dice = telling.world, telling.dice
    parties = [
        telling.party(taking_part(dice.pick((world.bureaus, world.bureaus, world.towns)), "partner"))
        for _ in range(dice.between(1, 3))
    ]
    telling.units(parties, "partner", "和" if dice.maybe(30) else "、")


def _guest(telling: Telling) -> None:
    telling.units([telling.party(taking_part(telling.world.bureaus, "partner"))], "partner")


def lengthen(telling: Telling) -> None:
    """Add ordinary sentences until the text is as long as is wanted."""
    while telling.length < telling.wanted:
        fill(telling, telling.dice.pick(FILLERS))


def _word(telling: Telling) -> None:
    telling.add(telling.dice.zipf(TOPICS))


SLOTS: dict[str, Callable[[Telling], None]] = {
    "word": _word,
    "crowd": _crowd,
    "act": _act,
    "acts": _acts,
    "fault": _fault,
    "duty": lambda telling: telling.add(duty(telling)),
    "spot": _spot,
    "spots": _spots,
    "community": lambda telling: telling.place(telling.fresh(telling.world.communities)),
    "street": lambda telling: telling.place(telling.fresh(telling.world.streets)),
    "partners": _partners,
    "guest": _guest,
    "flaw": _one(words.FAULTS_UNCOUNTED),
    "issue": _one(words.ISSUES),
    "issues": _listed(words.ISSUES, 2, 3),
    "aspects": _listed(words.ASPECTS, 2, 4),
    "activity": _one(allowed(words.ACTIVITIES)),
    "theme": _one(words.THEMES),
    "subject": _one(words.SUBJECTS),
    "who": _one(words.ADDRESSEES),
    "aim": _one(words.AIMS),
    "outcome": _one(words.OUTCOMES),
    "told": _one(words.TELLINGS),
    "reason": _one(words.REASONS),
    "trap": _one(words.TRAPS),
    "document": _one(words.DOCUMENTS),
}
"""Slot → what fills it."""
