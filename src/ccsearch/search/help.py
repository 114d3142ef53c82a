"""What to tell above the results: names taken as others, and ways out where nothing was found."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from whoosh import query

from ccsearch.errors import QueryError
from ccsearch.fields import BY_NAME
from ccsearch.search.contract import Note
from ccsearch.search.plans import PERIOD, Backend, Plan
from ccsearch.search.query import Language, Parsed

_MAX_NAMES = 3
_MIN_NAME = 2
_QUOTES = '"“”「」『』 '


def notes(backend: Backend, language: Language, wanted: Plan, total: int) -> tuple[Note, ...]:
    """Return the notes of an answer with ``total`` results."""
    found = _aliases(wanted.parsed)
    if not total:
        found = chain(found, _names(backend, language, wanted), _words(backend, language, wanted),
                      _without_filters(backend, wanted))  # fmt: skip
    return tuple(found)


def _aliases(parsed: Parsed) -> Iterator[Note]:
    for alias in parsed.aliases:
        label = BY_NAME[alias.field].label
        message = f"“{alias.written}”按{label}“{alias.canonical}”检索；也可以只找原文中的“{alias.written}”。"
        yield Note("alias", message, f'"{alias.written}"')


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start]} {text[end:]}".split())


def _understood(language: Language, text: str) -> Parsed | None:
    try:
        return language.parse(text)
    except QueryError:
        return None


def _typed(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of what was typed as one: those that follow one another put together."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if whole and whole[-1][1] == start:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


class _Shorter(NamedTuple):
    """A query without something ``written`` in it, which ``exists`` somewhere or not, and how many ``results`` that has."""

    written: str
    exists: bool
    text: str
    results: int


def _shorter(backend: Backend, language: Language, wanted: Plan, span: tuple[int, int]) -> _Shorter | None:
    """Return the query without what stands in a span, where that says something; None for the whole query."""
    text = wanted.parsed.text
    rest, alone = _understood(language, _without(text, *span)), _understood(language, text[slice(*span)])
    if not rest or not rest.text or not alone:
        return None
    exists = backend.count(replace(wanted, parsed=alone, filters=())) > 0
    count = backend.count(replace(wanted, parsed=rest))
    return _Shorter(text[slice(*span)].strip(_QUOTES), exists, rest.text, count) if count or not exists else None


def _words(backend: Backend, language: Language, wanted: Plan) -> Iterator[Note]:
    """Yield, for each word, how many results there are without it; those found nowhere come first.

    What was typed as one goes as a whole too, and then stands for those of its words that help nobody.
    """
    spans = [(leaf.startchar, leaf.endchar) for leaf in wanted.parsed.literals]
    rows = {
        span: row
        for span in dict.fromkeys([*spans, *_typed(spans)])
        if (row := _shorter(backend, language, wanted, span))
    }
    helping = [span for span, row in rows.items() if row.results]
    for (start, end), row in sorted(rows.items(), key=lambda found: found[1].exists):
        if row.results or not any(first <= start and end <= last for first, last in helping):
            what = f"去掉“{row.written}”" if row.exists else f"“{row.written}”在所有条目中都没有，去掉它"
            yield Note("word", f"{what}有 {row.results} 条结果。", row.text, row.results)


def _without_filters(backend: Backend, wanted: Plan) -> Iterator[Note]:
    """Yield, for each filter, how many results there are without it."""
    for name, _ in wanted.filters:
        others = tuple(row for row in wanted.filters if row[0] != name)
        count = backend.count(replace(wanted, filters=others))
        label = "日期" if name == PERIOD else BY_NAME[name].label
        if count:
            yield Note("filter", f"不限{label}有 {count} 条结果。", wanted.parsed.text, count, name)


def _near(written: str, name: str) -> bool:
    """Return whether two names differ by one character: another, one more or one fewer."""
    if len(written) == len(name):
        return sum(one != other for one, other in zip(written, name, strict=True)) == 1
    short, long = sorted((written, name), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _suggested(written: str, names: list[str]) -> list[str]:
    """Return the names near to what was written; of two characters, only those that contain it."""
    if len(written) < _MIN_NAME or written in names:
        return []
    near = [name for name in names if len(written) > _MIN_NAME and len(name) > _MIN_NAME and _near(written, name)]
    return (near or [name for name in names if written in name])[:_MAX_NAMES]


def _names(backend: Backend, language: Language, wanted: Plan) -> Iterator[Note]:
    """Yield names of the lexicon and of the archive that are near to a part of the query."""
    lexicon, text = language.lexicon, wanted.parsed.text
    known = dict.fromkeys([*(row.name for row in lexicon.leaders), *(row.name for row in lexicon.units),
                           *backend.names("leader"), *backend.names("unit")])  # fmt: skip
    leaves = [(leaf.startchar, leaf.endchar) for leaf in wanted.parsed.tree.leaves()
              if leaf.startchar is not None and (isinstance(leaf, query.Term) or leaf in wanted.parsed.literals)]  # fmt: skip
    for start, end in dict.fromkeys([*_typed(leaves), *leaves]):
        written = text[start:end]
        for name in _suggested(written, list(known)):
            offered = text[:start] + name + text[end:]
            parsed = _understood(language, offered)
            count = backend.count(replace(wanted, parsed=parsed)) if parsed else 0
            if count:
                yield Note("name", f"您要找的是不是：{name}", offered, count)
