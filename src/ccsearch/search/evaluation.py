"""Which documents a tree of ``whoosh.query`` classes matches, as a mask over the columns."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from whoosh import query

from ccsearch.fields import FIELDS
from ccsearch.search.columns import NO_DAY, Columns, Docs, Mask, day_number
from ccsearch.search.leaves import Literal
from ccsearch.text import fold

_NUMBERS = {field.name: number for number, field in enumerate(FIELDS)}


def _literal(leaf: Literal, columns: Columns) -> Mask:
    found = columns.literal(leaf.text, leaf.pattern)
    docs = found.docs
    if leaf.fieldname is not None:
        docs = docs[columns.fields(found.starts, docs) == _NUMBERS[leaf.fieldname]]
    return _mask(docs, columns)


def _mask(docs: Docs, columns: Columns) -> Mask:
    mask = np.zeros(columns.count, bool)
    mask[docs.astype(np.intp)] = True  # NumPy indexes by any other type at half the speed
    return mask


def having(columns: Columns, field: str, numbers: Any) -> Mask:
    """Return which documents have any of the values of these numbers in a keyword field."""
    keywords = columns.keywords(field)
    wanted = np.zeros(len(keywords.values), bool)
    wanted[np.asarray(numbers, np.intp)] = True
    return _mask(keywords.owners[wanted.take(keywords.numbers)], columns)


def _term(leaf: query.Term, columns: Columns) -> Mask:
    numbers = columns.keywords(leaf.fieldname).folded.get(fold(leaf.text), ())
    return having(columns, leaf.fieldname, numbers)


def _wildcard(leaf: query.Wildcard, columns: Columns) -> Mask:
    parts = {"*": ".*", "?": "."}
    pattern = re.compile("".join(parts.get(mark) or re.escape(mark) for mark in fold(leaf.text)), re.DOTALL)
    folded = columns.keywords(leaf.fieldname).folded
    numbers = [number for value, row in folded.items() if pattern.fullmatch(value) for number in row]
    return having(columns, leaf.fieldname, numbers)


def within(columns: Columns, since: date | None, until: date | None) -> Mask:
    """Return which documents have a date from ``since`` to ``until``, both included; None is open."""
    days = columns.days
    mask: Mask = days > NO_DAY if since is None else days >= day_number(since)
    return mask if until is None else mask & (days <= day_number(until))


def _range(leaf: query.TermRange, columns: Columns) -> Mask:
    since, until = (date.fromisoformat(end) if end else None for end in (leaf.start, leaf.end))
    return within(columns, since, until)


def _all(tree: query.And, columns: Columns) -> Mask:
    masks = [evaluate(child, columns) for child in tree.subqueries]
    found = masks[0].copy()
    for mask in masks[1:]:
        found &= mask
    return found


def _any(tree: query.Or, columns: Columns) -> Mask:
    found = np.zeros(columns.count, bool)
    for child in tree.subqueries:
        found |= evaluate(child, columns)
    return found


_RULES: dict[type, Callable[[Any, Columns], Mask]] = {
    Literal: _literal,
    query.Term: _term,
    query.Wildcard: _wildcard,
    query.TermRange: _range,
    query.And: _all,
    query.Or: _any,
    query.Not: lambda tree, columns: ~evaluate(tree.query, columns),
    query.Every: lambda tree, columns: np.ones(columns.count, bool),
    type(query.NullQuery): lambda tree, columns: np.zeros(columns.count, bool),
}
"""How each class of node is evaluated."""


def evaluate(tree: query.Query, columns: Columns) -> Mask:
    """Return which documents match, (n_docs,) bool; documents that are gone may be among them."""
    return _RULES[type(tree)](tree, columns)
