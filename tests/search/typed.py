"""Queries as people type them, made at random, and what a plain reading of every text says they find.

Nothing here comes from the engine but its cutting of words: folding, dates, aliases and matching are written
anew from what the design says a query means.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import opencc

from ccsearch.lexicon import Lexicon
from ccsearch.records import Bulletin
from ccsearch.text import Segmenter

_T2S, _S2T = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
_ALIKE = (
    {"○": "〇", "—": "-", "〜": "~", "•": "·", "・": "·"} | dict.fromkeys("“”„「」『』", '"') | dict.fromkeys("‘’", "'")
)
_CLAUSE = "，。；：！？、\n（）“”‘’"
_STOPS = frozenset("的了和与及或在是有对等为也都就到把被从向以而并其这那之于将要")


def folded_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    narrow = unicodedata.normalize("NFKC", character)
    if len(narrow) == 1 and ("\uff00" <= character <= "\uffef" or character == "\u3000"):
        character = _ALIKE.get(narrow, narrow)
    plain = _T2S.convert(character)
    character = plain if len(plain) == 1 else character
    lower = character.lower()
    return lower if len(lower) == 1 else character


def folded(text: str) -> str:
    return "".join(map(folded_character, text))


@dataclass(frozen=True)
class Doc:
    """One item or statement: values by field, as written; texts folded."""

    id: str
    kind: str
    texts: dict[str, tuple[str, ...]]
    values: dict[str, tuple[str, ...]]
    day: date | None

    def holds(self, test: Callable[[str], bool], where: str | None = None) -> bool:
        return any(test(text) for name, texts in self.texts.items() if where in (None, name) for text in texts)

    def has(self, name: str, value: str) -> bool:
        return any(folded(one) == folded(value) for one in self.values[name])


def docs(bulletins: Iterable[Bulletin]) -> Iterator[Doc]:
    """Yield the items and statements of bulletins."""
    for bulletin in bulletins:
        for item in bulletin.items:
            values = {
                "unit": tuple(row.name for row in item.units),
                "leader": tuple(row.name for row in item.leaders),
                "category": item.path,
                "section": item.path[:1],
                "issue": (bulletin.key,),
                "place": item.places,
                "source": (item.source,) if item.source else (),
                "role": tuple({role for row in (*item.units, *item.leaders) for role in row.roles}),
            }
            texts = {"title": (folded(item.title),), "path": tuple(map(folded, item.path))}
            spoken = tuple(dict.fromkeys(said.leader for said in item.statements if said.leader))
            yield Doc(
                item.id, "item", texts | {"text": (folded(item.text),)}, values | {"speaker": spoken}, bulletin.date
            )
            for place, said in enumerate(item.statements, 1):
                lines = tuple(folded(line) for line in (said.leader, said.heading, said.text) if line)
                speaker = (said.leader,) if said.leader else ()
                yield Doc(f"{item.id}.s{place}", "statement", texts | {"text": lines}, values | {"speaker": speaker},
                          bulletin.date)  # fmt: skip


Test = Callable[[Doc], bool]


@dataclass(frozen=True)
class Typed:
    """A part of a query as typed, and which documents it finds.

    ``bare`` is a word without prefix or quotes; several of them side by side are read together.
    """

    text: str
    test: Test
    bare: str | None = None
    plain: bool = field(default=True)


def _traditional(text: str) -> str:
    return "".join(wide if len(wide := _S2T.convert(one)) == 1 and folded(wide) == folded(one) else one for one in text)


def _wide(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" and one not in "?*\"'()-:" else one for one in text)


def _pattern(text: str) -> re.Pattern[str]:
    inside = f"[^{re.escape(folded(_CLAUSE))}]"
    return re.compile("".join({"?": inside, "*": f"{inside}*"}.get(one) or re.escape(one) for one in folded(text)))


def _date_forms(day: date) -> dict[str, tuple[date, date]]:
    """Return ways to write the day, its month and its year, with what they mean."""
    year, month = (date(day.year, 1, 1), date(day.year, 12, 31)), day.replace(day=1)
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    one = {f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}",
           f"{day:%Y%m%d}", f"{day.year}年{day.month:02}月{day.day:02}号"}  # fmt: skip
    return (
        dict.fromkeys(sorted(one), (day, day))
        | dict.fromkeys([f"{day:%Y-%m}", f"{day.year}年{day.month}月", f"{day.year}/{day.month}"], (month, last))
        | dict.fromkeys([f"{day.year}", f"{day.year}年"], year)
    )


class Typist:
    """Types queries about an archive."""

    def __init__(self, found: Iterable[Doc], lexicon: Lexicon, segmenter: Segmenter, chance: Random) -> None:
        self.docs = list(found)
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.chance = chance

    def words(self) -> list[str]:
        """Return the words of a text, as it is cut."""
        doc = self.chance.choice(self.docs)
        text = self.chance.choice([text for texts in doc.texts.values() for text in texts if text] or ["创城"])
        return self.segmenter.cut(text)

    def word(self) -> str:
        """Return a word of some text that stays whole, or one that stands nowhere."""
        if self.chance.random() < 0.08:
            return self.chance.choice(["火星", "xyzzy", "麒麟"])
        for _ in range(50):
            word = self.chance.choice(self.words())
            if len(word) > 1 and word.isalnum() and self.segmenter.cut(word) == [word] and self._harmless(word):
                return word
        return "创城"

    @staticmethod
    def _harmless(word: str) -> bool:
        return word.upper() not in {"AND", "OR", "NOT"}

    def piece(self) -> str:
        """Return a stretch of a line of some text, whatever it holds but quotes."""
        doc = self.chance.choice(self.docs)
        text = self.chance.choice([text for texts in doc.texts.values() for text in texts])
        line = self.chance.choice(text.split("\n"))
        size = self.chance.randint(1, 12)
        at = self.chance.randint(0, max(0, len(line) - size))
        found = line[at : at + size].replace('"', "").strip()
        return " ".join(found.split()) or "创城"

    def dressed(self, text: str) -> str:
        """Return a text as another input method would give it."""
        return self.chance.choice([str, str, str, _traditional, _wide, str.upper])(text)

    def prefix(self, *names: str) -> str:
        name = self.chance.choice(names)
        name = name.upper() if name.isascii() and self.chance.random() < 0.2 else name
        return name + self.chance.choice([":", ":", "：", ": "])

    def text_atom(self) -> Typed:
        """Type a word, an exact string or a pattern, in any text field or in one."""
        names = {None: ("",), "title": ("title", "标题"), "text": ("text", "正文"), "path": ("path",)}
        where = self.chance.choice([None, None, None, *names])
        prefix = self.prefix(*names[where]) if where else ""
        kind = self.chance.random()
        if kind < 0.5:
            word = self.word()
            wanted = folded(word)
            return Typed(prefix + self.dressed(word), lambda doc: doc.holds(lambda text: wanted in text, where),
                         None if prefix else word)  # fmt: skip
        if kind < 0.85:
            piece = self.piece()
            start, end = self.chance.choice(['""', "“”", "「」", "『』"])
            wanted = folded(piece)
            return Typed(
                prefix + start + self.dressed(piece) + end, lambda doc: doc.holds(lambda text: wanted in text, where)
            )
        return self._wild(prefix, where)

    def _wild(self, prefix: str, where: str | None) -> Typed:
        word = self.word() + self.word()
        at = self.chance.randint(1, len(word) - 2)
        mark = self.chance.choice(["?", "*", "??"])
        typed = word[:at] + mark + word[at + (mark != "*") :]
        pattern = _pattern(typed)
        return Typed(prefix + typed, lambda doc: doc.holds(lambda text: bool(pattern.search(text)), where))

    def value(self, name: str) -> str:
        """Return a value that some document has."""
        rows = [value for doc in self.docs for value in doc.values[name]]
        return self.chance.choice(rows) if rows else "没有"

    def quoted(self, value: str) -> str:
        bare = all(one.isalnum() or one in "、/（）" for one in value) and not set(value) & set("（）")
        pairs = [pair for pair in ('""', "“”", "「」") if not set(pair) & set(value)]
        if bare and self.chance.random() < 0.7:
            return value
        start, end = self.chance.choice(pairs)
        return start + value + end

    def filter_atom(self) -> Typed:
        """Type a value of a field."""
        kinds = [self._named, self._category, self._day, self._days, self._issue, self._other]
        return self.chance.choice(kinds)()

    def _named(self) -> Typed:
        name, prefixes = self.chance.choice([("unit", ("unit", "单位")), ("leader", ("leader", "领导")),
                                             ("speaker", ("speaker", "讲话人"))])  # fmt: skip
        value = self.value(name)
        written = self.chance.choice([value, *self.lexicon.written_forms(value)])
        known = {written, self.lexicon.unit(written) or self.lexicon.leader(written) or written}
        return Typed(
            self.prefix(*prefixes) + self.quoted(written), lambda doc: any(doc.has(name, one) for one in known)
        )

    def _category(self) -> Typed:
        doc = self.chance.choice([doc for doc in self.docs if doc.values["category"]])
        path = doc.values["category"]
        size = self.chance.randint(1, len(path))
        prefix = self.prefix("category", "栏目")
        if self.chance.random() < 0.5:
            name = path[size - 1]
            return Typed(prefix + self.quoted(name), lambda doc: doc.has("category", name))
        whole = path[:size]
        typed = self.quoted(self.chance.choice(["/", " / "]).join(whole))
        start = "/".join(map(folded, whole))

        def below(doc: Doc) -> bool:
            steps = list(map(folded, doc.values["category"]))
            return any("/".join(steps[at : at + len(whole)]) == start for at in range(len(steps)))

        return Typed(prefix + typed, below)

    def _period(self) -> tuple[str, date, date]:
        day = self.chance.choice([doc.day for doc in self.docs if doc.day]) + timedelta(
            self.chance.choice([0, 0, 1, -1, 40])
        )
        typed, (first, last) = self.chance.choice(list(_date_forms(day).items()))
        return self.chance.choice([str, _wide])(typed), first, last

    def _day(self) -> Typed:
        typed, first, last = self._period()
        return Typed(self.prefix("date", "日期") + typed, lambda doc: doc.day is not None and first <= doc.day <= last)

    def _days(self) -> Typed:
        one, other = sorted((self._period(), self._period()), key=lambda row: row[1])
        between = self.chance.choice(["..", "至", "到", "~", "～", "…", "..."])
        since, until = one[1], max(one[2], other[2])
        typed = one[0] + between + (other[0] if other[2] == until else one[0])
        if self.chance.random() < 0.3:
            typed, until = one[0] + between, date.max
        elif self.chance.random() < 0.3:
            typed, since, until = between + other[0], date.min, other[2]
        return Typed(self.prefix("date", "日期") + typed, lambda doc: doc.day is not None and since <= doc.day <= until)

    def _issue(self) -> Typed:
        key = self.value("issue")
        typed = self.chance.choice([key, f"第{key}期", _wide(key)]) if key.isdigit() else self.quoted(key)
        return Typed(self.prefix("issue", "期", "期号") + typed, lambda doc: doc.has("issue", key))

    def _other(self) -> Typed:
        name, prefixes = self.chance.choice([("place", ("place", "地点")), ("source", ("source", "来源")),
                                             ("section", ("section", "版块")), ("role", ("role", "角色"))])  # fmt: skip
        value = self.value(name)
        return Typed(self.prefix(*prefixes) + self.quoted(value), lambda doc: doc.has(name, value))

    def atom(self, depth: int) -> Typed:
        kind = self.chance.random()
        if depth and kind < 0.2:
            inner = self.joined(depth - 1)
            start, end = self.chance.choice(["()", "（）"])
            gap = self.chance.choice(["", "", " "])
            return Typed(f"{start}{gap}{inner.text}{gap}{end}", inner.test)
        return self.text_atom() if kind < 0.75 else self.filter_atom()

    def part(self, depth: int) -> Typed:
        """Type an atom or what NOT leaves out."""
        found = self.atom(depth)
        if self.chance.random() > 0.15:
            return found
        sign = self.chance.choice(["-", "－", "NOT ", "非 ", "ＮＯＴ "])
        return Typed(sign + found.text, lambda doc: not found.test(doc))

    def gap(self) -> str:
        return self.chance.choice([" ", " ", " ", "  ", "\u3000", " \u3000"])

    def joined(self, depth: int = 2) -> Typed:
        """Type parts that all hold, or of which any does."""
        parts = [self.part(depth) for _ in range(self.chance.choice([1, 1, 2, 2, 3, 4]))]
        style = self.chance.choice(["", "", "and", "or"])
        if style == "or":
            join = [self.gap() + self.chance.choice(["OR", "或", "ＯＲ"]) + self.gap() for _ in parts]
            return Typed(_woven(parts, join), lambda doc: any(part.test(doc) for part in parts))
        if style == "and":
            join = [self.gap() + self.chance.choice(["AND", "且", "ＡＮＤ"]) + self.gap() for _ in parts]
            return Typed(_woven(parts, join), lambda doc: all(part.test(doc) for part in parts))
        parts = self._with_weak(parts)
        return Typed(_woven(parts, [self.gap() for _ in parts]), lambda doc: all(part.test(doc) for part in parts))

    def _with_weak(self, parts: list[Typed]) -> list[Typed]:
        """Return the parts with a stop word beside a longer word, where it is no condition."""
        places = [at for at, part in enumerate(parts) if part.bare]
        if not places or self.chance.random() > 0.2:
            return parts
        at = self.chance.choice(places)
        weak = Typed(self.chance.choice(sorted(_STOPS - set("或"))), lambda doc: True)
        return [*parts[: at + 1], weak, *parts[at + 1 :]]

    def sentence(self) -> str:
        """Return a line of some text, or a long part of one, as it would be pasted."""
        doc = self.chance.choice(self.docs)
        line = self.chance.choice([line for texts in doc.texts.values() for text in texts for line in text.split("\n")])
        at = self.chance.randint(0, len(line) // 2)
        return line[at : at + self.chance.randint(5, 200)]

    def scrawl(self) -> str:
        """Return marks and words in no order."""
        marks = ["(", ")", "（", "）", '"', "“", "”", "「", "」", "AND", "OR", "NOT", "且", "或", "非", "-", "－", ":", "：", "*", "?",
                 "unit:", "单位：", "date:", "日期:2022-13", "issue:", "未知:", "uint:", "http://a.b/c", "..", "\0", "\u3000", "，", "。",
                 "《", "》", "\u202e", "😀", "ﬁ", "İ", "㈠", "%", "\\", "/", "~", "^2", "[a TO b]", "{", "}", "+", "&&", "||", "!"]  # fmt: skip
        parts = [self.chance.choice([*marks, self.word(), self.word()]) for _ in range(self.chance.randint(1, 12))]
        return self.chance.choice(["", " "]).join(parts)


def _woven(parts: list[Typed], join: list[str]) -> str:
    return "".join(text for part, gap in zip(parts, ["", *join[1:]], strict=True) for text in (gap, part.text))
