"""A whole issue: the record of its reading, and its text in one of the many manners of the genre."""

from datetime import date

import msgspec

from ccsearch.generator import words
from ccsearch.generator.briefs import BRIEFS, subject_brief
from ccsearch.generator.dice import Dice
from ccsearch.generator.frame import Frame, frame
from ccsearch.generator.known import AWAITED
from ccsearch.generator.manner import Manner, Setter, manner
from ccsearch.generator.reports import REPORTS
from ccsearch.generator.telling import Telling, Told
from ccsearch.generator.world import World
from ccsearch.records import Bulletin, Item

PARENT = "简讯"
"""The heading above the sections of briefs."""


class Issue(msgspec.Struct, frozen=True):
    """An issue: its ``text``, and the ``bulletin`` that a right reading makes of it."""

    bulletin: Bulletin
    text: str


class Section(msgspec.Struct, frozen=True):
    """Items under a heading: its ``name``, the ``parent`` above it if any, and the kind of section."""

    name: str
    parent: str | None
    told: tuple[Told, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """Return the headings above an item, outermost first."""
        return (self.parent, self.name) if self.parent else (self.name,)


class Size(msgspec.Struct, frozen=True):
    """How much an issue holds: kinds of sections and items in each at most, or just so many where ``full``.

    ``length`` is that of the longest items at least, others are shorter; 0 leaves it to what is told.
    """

    kinds: int = 2
    items: int = 2
    full: bool = False
    length: int = 0


def compose(dice: Dice, world: World, number: int, issued: date, size: Size) -> Issue:
    """Return one issue."""
    style = manner(dice)
    kinds = dice.some(tuple(words.SECTIONS), len(words.SECTIONS) if size.full else 1, size.kinds)
    sections: list[Section] = []
    for kind in sorted(kinds, key=list(words.SECTIONS).index):
        count = dice.between(2 if size.full else 1, 3) if kind == BRIEFLY else 1
        nested = kind == BRIEFLY and style.heading.nests and dice.maybe(70)
        for name in dice.some(words.SECTIONS[kind], count, count):
            least = size.items if size.full else 1
            told = [
                _told(Telling(dice, world, issued, dice.between(0, size.length)), kind, style)
                for _ in range(dice.between(least, size.items))
            ]
            if "brief:headed" in AWAITED:
                told.sort(key=lambda one: one.form != "headed")
            sections.append(Section(name, PARENT if nested else None, tuple(told)))
    surround = frame(dice, world, number, issued)
    return Issue(_bulletin(surround, sections, issued), _text(Setter(dice, style), surround, sections))


BRIEFLY = "briefs"
"""The kind of section that may have several, under a heading of their own."""


def _told(telling: Telling, kind: str, style: Manner) -> Told:
    """Return an item of a kind of section."""
    briefs = BRIEFS.get(kind, ())
    if f"{style.heading.name}:subject" in AWAITED:
        briefs = tuple(teller for teller in briefs if teller is not subject_brief)
    return telling.dice.pick((*REPORTS.get(kind, ()), *briefs))(telling)


def _bulletin(surround: Frame, sections: list[Section], issued: date) -> Bulletin:
    """Return the record of an issue."""
    key = str(surround.number) if surround.number is not None else issued.isoformat()
    items: list[Item] = []
    for section in sections:
        for told in section.told:
            identity = f"{key}-{len(items) + 1}"
            items.append(msgspec.structs.replace(told.item, id=identity, path=section.path, category=section.name))
    return Bulletin(
        number=surround.number, title=surround.title, office=surround.office, date=issued, items=tuple(items),
        staff=surround.staff, distribution=surround.distribution, contact=surround.contact, problems=(), key=key,
    )  # fmt: skip


def _text(setter: Setter, surround: Frame, sections: list[Section]) -> str:
    """Return the text of an issue."""
    style = setter.fitted([told for section in sections for told in section.told])
    blocks, above = list(surround.top), None
    for place, section in enumerate(sections, 1):
        if section.parent and section.parent != above:
            blocks.append(style.heading.written(_spread(setter, section.parent), place))
        above = section.parent
        blocks.append(_section(setter, section, place))
    return style.parting.join([*blocks, *surround.foot]) + "\n"


def _spread(setter: Setter, name: str) -> str:
    return " ".join(name) if setter.dice.maybe(40) else name


def _section(setter: Setter, section: Section, place: int) -> str:
    """Return a section: heading and items, the briefs in one paragraph where the manner is so."""
    written = [setter.item(told) for told in section.told]
    heading = setter.manner.heading.written(section.name, place)
    if setter.manner.inline and section.parent:
        together = all(told.form == "brief" for told in section.told)
        return setter.paragraphs([heading + ("" if together else "\n").join(written)])
    return setter.paragraphs([heading, *written])
