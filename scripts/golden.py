"""Write the expected readings anew from what is read now, and print every line that changes.

The only way by which golden files change: read the differences line by line, and commit them with
their cause. Words given after it choose pairs whose path contains one of them; --dry-run writes nothing;
--problems renews the list of problems alone, and keeps the rest as it was read by hand.
"""

import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ccsearch.lexicon import load_lexicon
from ccsearch.reading import read
from ccsearch.records import to_json
from ccsearch.scoring import Pair, find_pairs

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "tests" / "golden", ROOT / "samples")


def ordered(new: Any, old: Any) -> Any:
    """Return ``new`` with the keys of its mappings in the order they have in ``old``."""
    if isinstance(new, dict) and isinstance(old, dict):
        keys = [*(key for key in old if key in new), *(key for key in new if key not in old)]
        return {key: ordered(new[key], old.get(key)) for key in keys}
    if isinstance(new, list) and isinstance(old, list) and old:
        return [ordered(row, old[min(place, len(old) - 1)]) for place, row in enumerate(new)]
    return new


def written(pair: Pair, problems: bool) -> tuple[str, str]:
    """Return the expected reading of a pair as it stands, and as it would be written now."""
    before = pair.expected.read_text("utf-8")
    expected = json.loads(before)
    bulletin = read(pair.source.read_bytes(), pair.source.name, load_lexicon(pair.lexicon)).bulletin
    now = to_json(bulletin)
    told = ordered({**expected, "problems": now["problems"]} if problems else now, expected)
    return before, json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def differences(pair: Pair, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified difference."""
    name = str(pair.expected.relative_to(ROOT))
    yield from difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")


def main(words: list[str]) -> None:
    """Rewrite the chosen pairs, all unless words are given."""
    dry_run, chosen = "--dry-run" in words, [word for word in words if not word.startswith("-")]
    changed = 0
    for pair in (pair for folder in FOLDERS for pair in find_pairs(folder)):
        if chosen and not any(word in str(pair.source.relative_to(ROOT)) for word in chosen):
            continue
        before, after = written(pair, "--problems" in words)
        lines = list(differences(pair, before, after))
        changed += bool(lines)
        if lines:
            print("\n".join(lines))
        if lines and not dry_run:
            pair.expected.write_text(after, "utf-8")
    print(f"{changed} expected readings {'would change' if dry_run else 'changed'}")


if __name__ == "__main__":
    main(sys.argv[1:])
