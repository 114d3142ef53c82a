"""The real texts beside the checkout, and our readings of them held against those by hand."""

import hashlib
import json
from pathlib import Path
from typing import Any

from ccsearch.lexicon import load_lexicon
from ccsearch.reading import read
from ccsearch.records import to_json
from ccsearch.scoring import compare, difference_lines
from reading.referring import bare, resolved
from reading.texts import GOLDEN, SHARED, beside, without_header

KEPT = GOLDEN / "real"
"""Readings by hand, as places in the texts."""

ACCEPTED = KEPT / "accepted" / "differences.json"
"""In which facts our readings differ from them."""


def real_texts() -> dict[str, str]:
    """Return the real texts by file name, without their headers; none where they are not beside the checkout."""
    return {path.stem: without_header(path.read_text("utf-8")) for path in beside(SHARED / "real")}


def by_hand(stem: str, text: str) -> dict[str, Any]:
    return resolved(json.loads((KEPT / f"{stem}.json").read_text("utf-8")), bare(text))


def ours(stem: str, text: str) -> dict[str, Any]:
    return json.loads(json.dumps(to_json(read(text.encode(), f"{stem}.txt", load_lexicon()).bulletin)))


def told(bulletin: dict[str, Any]) -> set[tuple[str, int]]:
    return {(row["code"], row["line"]) for row in bulletin["problems"]}


def digest(line: str) -> str:
    """Return a number for a difference, which may quote the text."""
    return " ".join([*line.split()[:2], hashlib.sha256(line.encode()).hexdigest()[:10]])


def differing(stem: str) -> dict[str, str]:
    """Return each difference of our reading of a text from that by hand: its number, and its words."""
    text = real_texts()[stem]
    expected, got = by_hand(stem, text), ours(stem, text)
    lines = difference_lines(compare(expected, got))
    lines += [f"problems 缺 {code} {line}" for code, line in sorted(told(expected) - told(got))]
    lines += [f"problems 多 {code} {line}" for code, line in sorted(told(got) - told(expected))]
    return {digest(line): line for line in lines}


def accepted() -> dict[str, list[str]]:
    return json.loads(ACCEPTED.read_text("utf-8")) if ACCEPTED.exists() else {}


def stems() -> list[str]:
    """Return the texts that a reading by hand is kept of."""
    return sorted(path.stem for path in Path(KEPT).glob("*.json"))
