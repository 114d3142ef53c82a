"""Every text there is to read, by name."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ccsearch.reading import extract

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

GOLDEN = ROOT / "tests" / "golden"


def beside(folder: Path) -> Iterator[Path]:
    """Yield the source files of a folder."""
    yield from (path for path in sorted(folder.rglob("*.txt")))


def without_header(text: str) -> str:
    """Return a text of ../shared/real without the lines on where it comes from."""
    return text.partition("\n\n")[2]


@cache
def texts() -> dict[str, str]:
    """Return the text of every source of ours, and of those beside the checkout that are there."""
    found = {}
    for folder in (ROOT / "samples" / "archive", GOLDEN, SHARED / "archive"):
        for path in beside(folder):
            found[f"{path.parent.name}/{path.stem}"] = extract(path.read_bytes(), path.name).text
    for path in beside(SHARED / "real"):
        found[f"real/{path.stem}"] = without_header(path.read_text("utf-8"))
    return found
