"""Facet panels and chips: what can be chosen, what is chosen, and the address of each step."""

from dataclasses import dataclass, replace

from ccsearch.fields import BY_NAME, FACETS, PATH_SEPARATOR, Field
from ccsearch.search.contract import Answer, FacetValue
from ccsearch.web.questions import PARAMETERS, Question
from ccsearch.web.wording import value_words

SHOWN = 10
"""Values of a facet shown before 更多."""

FULL = 150
"""Values of a facet shown after 更多; what is rarer is found by its name."""

SEARCH_PATH = "search"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a panel: ``address`` shows the ``count`` results that have it, and it alone of its facet."""

    value: str
    label: str
    count: int
    selected: bool
    depth: int
    address: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One facet: ``hidden`` is how many values stay out. ``more`` leads to the ``full`` list, and back from it."""

    name: str
    label: str
    parameter: str
    choices: tuple[Choice, ...]
    hidden: int
    more: str
    full: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in force and the address without it."""

    label: str
    value: str
    address: str


def _parent(field: Field, value: str) -> str:
    return value.rpartition("-" if field.kind == "date" else PATH_SEPARATOR)[0]


def _tree(field: Field, values: tuple[FacetValue, ...]) -> list[FacetValue]:
    """Return the values with each right after its parent, otherwise in their order; dates newest first."""
    if field.kind == "date":
        values = tuple(sorted(values, key=lambda row: row.value, reverse=True))
    known = {row.value for row in values}
    below: dict[str, list[FacetValue]] = {}
    for row in values:
        parent = _parent(field, row.value)
        below.setdefault(parent if parent in known else "", []).append(row)
    out: list[FacetValue] = []
    waiting = below.get("", [])[::-1]
    while waiting:
        out.append(row := waiting.pop())
        waiting += below.get(row.value, [])[::-1]
    return out


def _choice(question: Question, field: Field, row: FacetValue) -> Choice:
    question = replace(question, more=tuple(name for name in question.more if name == field.name))
    address = question.choosing(field.name, (row.value,)).address(SEARCH_PATH)
    label = value_words(field.name, row.value) if field.kind == "date" else row.label or row.value
    return Choice(row.value, label, row.count, row.selected, row.depth, address)


def panel(question: Question, field: Field, values: tuple[FacetValue, ...], shown: int = SHOWN) -> Panel:
    """Return the panel of one facet; chosen values are always shown, others only where they have results."""
    known = {row.value for row in values}
    absent = (value for value in question.chosen.get(field.name, ()) if value not in known)
    values = (*values, *(FacetValue(value, "", 0, selected=True) for value in absent))
    rows = [row for row in _tree(field, values) if row.count or row.selected]
    full = field.name in question.more
    kept = [row for place, row in enumerate(rows) if place < (FULL if full else shown) or row.selected]
    more = replace(question, more=() if full else (field.name,)).address(SEARCH_PATH)
    choices = tuple(_choice(question, field, row) for row in kept)
    return Panel(field.name, field.label, PARAMETERS[field.name], choices, len(rows) - len(kept), more, full)


def panels(question: Question, answer: Answer) -> tuple[Panel, ...]:
    """Return the panels of an answer, in the order of the fields, those without values left out."""
    made = (panel(question, field, answer.facets.get(field.name, ())) for field in FACETS)
    return tuple(one for one in made if one.choices)


def chips(question: Question) -> tuple[Chip, ...]:
    """Return a chip for each condition in force."""
    chosen = (
        Chip(BY_NAME[name].label, value_words(name, value), question.without(name, value).address(SEARCH_PATH))
        for name, values in question.request.filters
        for value in values
    )
    dates = [
        ("从", question.since, replace(question.changed(since=None), since="")),
        ("到", question.until, replace(question.changed(until=None), until="")),
    ]
    return (*chosen, *(Chip(label, typed, rest.address(SEARCH_PATH)) for label, typed, rest in dates if typed))
