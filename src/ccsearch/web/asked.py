"""The state of a page in its address, beyond what a search asks: chosen ways to look, and links that keep the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flask import url_for

from ccsearch.errors import ConfigError
from ccsearch.web.contexts import Link
from ccsearch.web.questions import Arguments, Question, quoted

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the further parameters of a page in their order; those with "" are left out."""

    question: Question
    extra: tuple[tuple[str, str], ...] = ()

    def having(self, **changes: str) -> "Asked":
        """Return the same with parameters beyond the question changed, from page 1."""
        extra = tuple((name, changes.pop(name, value)) for name, value in self.extra)
        return Asked(self.question.changed(), (*extra, *changes.items()))

    def page(self, page: int) -> "Asked":
        """Return the same on another page."""
        return replace(self, question=self.question.changed(page=page))

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters that differ from their defaults."""
        return [*self.question.pairs(), *((name, value) for name, value in self.extra if value)]

    def address(self, path: str) -> str:
        """Return ``path`` with these parameters."""
        written = "&".join(f"{name}={quoted(value)}" for name, value in self.pairs())
        return f"{path}?{written}" if written else path


def one_of(arguments: Arguments, name: str, choices: Iterable[str], default: str = "") -> str:
    """Return the value of a parameter, or its default where it is not given.

    Raises:
        ConfigError: it is none of the choices.
    """
    typed, known = arguments.get(name, "").strip() or default, tuple(choices)
    if typed != default and typed not in known:
        raise ConfigError(f"参数 {name} 只能是 {'、'.join(filter(None, known))}，不能是“{typed[:40]}”。", name)
    return typed


def ways(asked: Asked, name: str, labels: Mapping[str, str], chosen: str, path: str) -> tuple[Link, ...]:
    """Return a link for each value of a parameter, that of the one in force marked."""
    return tuple(Link(label, asked.having(**{name: value}).address(path), value == chosen)
                 for value, label in labels.items())  # fmt: skip


def search_address(**filters: str) -> str:
    """Return the address of the result that has these values, by the field's name; ``query`` is the query."""
    question = Question().changed(query=filters.pop("query", ""), kind=filters.pop("kind", "item"))
    for name, value in filters.items():
        question = question.choosing(name, (value,))
    return question.address(url_for("results.search"))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a list: its number and the last one's, and the ways to the one before and after ("" for none)."""

    page: int
    last: int
    before: str
    after: str


def leaf(asked: Asked, total: int, path: str, size: int = PAGE_SIZE) -> tuple[slice, Leaf]:
    """Return which rows of a list of so many are shown, and the ways on; beyond the end there are none."""
    page, last = asked.question.request.page, max(1, -(-total // size))
    before = asked.page(min(page - 1, last)).address(path) if page > 1 else ""
    after = asked.page(page + 1).address(path) if page < last else ""
    return slice((page - 1) * size, page * size), Leaf(page, last, before, after)
