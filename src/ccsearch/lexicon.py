"""The district's units, leaders and synonyms: an editable TOML file in, look-ups out.

The file's order is the official order of the district, used wherever values tie.
"""

import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import ahocorasick
import msgspec

from ccsearch.errors import ConfigError, reason_of, toml_reason
from ccsearch.records import Span
from ccsearch.text import fold

UNIT_KINDS = ("office", "street", "town", "bureau", "party", "company", "hospital", "school", "group")
"""What a unit can be; ``office`` publishes bulletins, ``group`` stands for several units."""


class District(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The district: full ``name`` (门头沟区) and the prefix its units are written with (区)."""

    name: str = ""
    short: str = "区"


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation under its canonical ``name``, with every other way it is written."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "bureau"


class Post(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from", "end": "to"}):
    """A post held, from month to month (2021-06) where known."""

    title: str
    start: str | None = None
    end: str | None = None


class Leader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person in office under the name bulletins use, with posts where known."""

    name: str
    aliases: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


class Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one subject, the usual one first (创城, 创建全国文明城区)."""

    words: tuple[str, ...]


class LexiconFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The TOML file as it stands."""

    district: District = District()
    units: tuple[Unit, ...] = ()
    leaders: tuple[Leader, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """A name of the lexicon found in a text: canonical ``name``, ``kind`` unit or leader, its span."""

    name: str
    kind: str
    span: Span


class Lexicon:
    """Look-ups over one lexicon file. Immutable; ``digest`` changes whenever the content does."""

    def __init__(self, content: LexiconFile, digest: str = "") -> None:
        self.content = content
        self.digest = digest

    @property
    def district(self) -> District:
        """The district whose bulletins these are."""
        return self.content.district

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units in official order."""
        return self.content.units

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """All leaders in official order."""
        return self.content.leaders

    @cached_property
    def _entries(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        units = (("unit", row.name, row.aliases) for row in self.units)
        leaders = (("leader", row.name, row.aliases) for row in self.leaders)
        for kind, name, aliases in (*units, *leaders):
            for written in (name, *aliases):
                found.setdefault(written, (kind, name))
        return found

    @cached_property
    def _known(self) -> dict[str, tuple[str, str]]:
        """Return the entries by what may stand in a text: as the file has them, and folded (区ＡＢ集团, CBD管委会)."""
        folded = {fold(written): entry for written, entry in reversed(self._entries.items())}
        return {**folded, **self._entries}

    @cached_property
    def _unit_names(self) -> dict[str, str]:
        """Return the canonical names of units by what may stand in a text."""
        return {written: name for written, (kind, name) in self._known.items() if kind == "unit"}

    @cached_property
    def _leader_names(self) -> dict[str, str]:
        """Return the canonical names of leaders by what may stand in a text."""
        return {written: name for written, (kind, name) in self._known.items() if kind == "leader"}

    @cached_property
    def _order(self) -> dict[str, int]:
        names = [*(row.name for row in self.units), *(row.name for row in self.leaders)]
        return {name: place for place, name in reversed(list(enumerate(names)))}

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        return _automaton(self._known)

    @cached_property
    def _alone(self) -> dict[str, ahocorasick.Automaton]:
        """Return what finds the names of one kind alone, for each kind that has some."""
        kinds = {kind for kind, _ in self._known.values()}
        return {one: _automaton({name: row for name, row in self._known.items() if row[0] == one}) for one in kinds}

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """Return how long the names are that begin with one or two characters, the longest first."""
        found: dict[str, set[int]] = {}
        for written in sorted(self._known, key=len):
            found.setdefault(written[:2], set(found.get(written[:1], ()))).add(len(written))
        return {begun: tuple(sorted(some, reverse=True)) for begun, some in found.items()}

    @cached_property
    def unit_beginnings(self) -> frozenset[str]:
        """The characters with which names of units begin."""
        return frozenset(written[:1] for written in self._unit_names)

    @cached_property
    def leader_beginnings(self) -> frozenset[str]:
        """The characters with which names of leaders begin."""
        return frozenset(written[:1] for written in self._leader_names)

    @cached_property
    def unit_ends(self) -> frozenset[str]:
        """The characters in which names of units end."""
        return frozenset(written[-1:] for written in self._unit_names)

    @cached_property
    def abroad(self) -> "Lexicon":
        """The names as words alone, none standing for another: for texts of other regions, whose 区 is another one."""
        units = tuple(Unit(written, (), row.kind) for row in self.units for written in (row.name, *row.aliases))
        return Lexicon(LexiconFile(units=units, synonyms=self.content.synonyms), self.digest)

    @cached_property
    def unit(self) -> Callable[[str], str | None]:
        """What tells the canonical name of the unit written so, or None."""
        return self._unit_names.get

    @cached_property
    def leader(self) -> Callable[[str], str | None]:
        """What tells the canonical name of the leader written so, or None."""
        return self._leader_names.get

    def written_forms(self, name: str) -> tuple[str, ...]:
        """Return every way the unit or leader of this canonical name is written, that name first."""
        others = [written for written, (_, known) in self._entries.items() if known == name]
        return (name, *(written for written in others if written != name))

    def names(self) -> tuple[str, ...]:
        """Return every name and alias, and every synonym: the words no segmenter may split."""
        subjects = [word for row in self.content.synonyms for word in row.words]
        return tuple(dict.fromkeys([*self._entries, *subjects]))

    def order(self, name: str) -> int:
        """Return the official place of a unit or leader, counted from 0; unknown names come last."""
        return self._order.get(name, len(self._order))

    def named_at(self, text: str, offset: int = 0) -> Mention | None:
        """Return the longest name that stands right at an offset of ``text``, or None."""
        known = self._lengths
        for length in known.get(text[offset : offset + 2]) or known.get(text[offset : offset + 1], ()):
            found = self._known.get(text[offset : offset + length])
            if found:
                return Mention(found[1], found[0], Span(offset, offset + length))
        return None

    def mentions(self, text: str, only: str | None = None) -> Iterator[Mention]:
        """Yield the names in ``text`` from left to right, the longest at each place, none overlapping.

        ``only`` leaves out those of another kind.
        """
        if not self._entries or (only and not self._has_any(text, only)):
            return
        for end, (written, kind, name) in self._automaton.iter_long(text):
            if only is None or kind == only:
                yield Mention(name, kind, Span(end + 1 - len(written), end + 1))

    def _has_any(self, text: str, kind: str) -> bool:
        """Tell whether any name of one kind is in a text, which takes a third of the time of finding all names."""
        return kind in self._alone and next(self._alone[kind].iter_long(text), None) is not None


def _automaton(entries: dict[str, tuple[str, str]]) -> ahocorasick.Automaton:
    """Return what finds names, each with its kind and its canonical form."""
    automaton = ahocorasick.Automaton()
    for written, (kind, name) in entries.items():
        automaton.add_word(written, (written, kind, name))
    automaton.make_automaton()
    return automaton


_PLACES = {"units": "第{}个单位", "leaders": "第{}位领导", "synonyms": "第{}组同义说法"}
_TYPES = {
    "str": "文字",
    "int": "整数",
    "float": "小数",
    "bool": "真假值",
    "array": "列表",
    "object": "表",
    "null": "空值",
}
_FAULTS = (
    (re.compile(r"unknown field `(?P<key>.+?)`"), "{place}有不认识的项“{key}”。"),
    (re.compile(r"missing required field `(?P<key>.+?)`"), "{place}缺少“{key}”。"),
    (re.compile(r"Expected `(?P<want>\w+)[^`]*`, got `(?P<got>\w+)`"), "{place}应是{want}，写成了{got}。"),
    (re.compile(r"codec can't decode"), "不是 UTF-8 编码，请另存为 UTF-8。"),
)
"""What a reader of lexicons complains of, and how that is told."""


def _reason(fault: str) -> str:
    """Return a fault of a lexicon file in Chinese, with its place."""
    at = re.search(r"`\$(?:\.(?P<table>\w+))?(?:\[(?P<row>\d+)\])?(?:\.(?P<key>\w+))?.*`$", fault)
    place = ""
    if at and at["table"]:
        row = _PLACES[at["table"]].format(int(at["row"]) + 1) if at["row"] else f"“{at['table']}”"
        place = f"{row}的“{at['key']}”" if at["key"] else row
    for pattern, told in _FAULTS:
        found = pattern.search(fault)
        if found:
            parts = {name: _TYPES.get(part, part) for name, part in found.groupdict().items()}
            return told.format(place=place, **parts)
    return toml_reason(fault)


def parse_lexicon(data: bytes, where: str = "lexicon.toml") -> Lexicon:
    """Return the lexicon of a TOML document.

    Raises:
        ConfigError: the document is not TOML, or a key or value is not one of a lexicon.
    """
    try:
        content = msgspec.toml.decode(data.removeprefix(BOM_UTF8), type=LexiconFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise ConfigError(f"词表 {where} 无法读取：{_reason(str(fault))}", "lexicon") from fault
    return Lexicon(content, hashlib.sha256(data).hexdigest())


def load_lexicon(path: Path | None = None) -> Lexicon:
    """Return the lexicon in the file ``path``, or the one shipped with the package.

    Raises:
        ConfigError: the file cannot be read or is no lexicon.
    """
    if path is None:
        return parse_lexicon((files("ccsearch") / "data" / "lexicon.toml").read_bytes(), "（内置）")
    try:
        return parse_lexicon(path.read_bytes(), str(path))
    except OSError as fault:
        raise ConfigError(f"词表 {path} 无法打开：{reason_of(fault)}", "lexicon") from fault
