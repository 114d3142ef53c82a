"""Write tests/reading/accepted.json anew: in which facts readings differ from those made by hand.

Prints every fact that comes or goes. Read it line by line, and commit the file with its cause.
"""

import json
from pathlib import Path

from ccsearch.lexicon import load_lexicon
from ccsearch.scoring import difference_lines, find_pairs, score

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tests" / "reading" / "accepted.json"


def main() -> None:
    """Hold every pair against its reading by hand and record the differences."""
    before = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    after: dict[str, list[str]] = {}
    for pair in (pair for folder in ("samples", "tests/golden") for pair in find_pairs(ROOT / folder)):
        lines = difference_lines(score(pair.source, pair.expected, load_lexicon(pair.lexicon)))
        if lines:
            after[pair.source.relative_to(ROOT).as_posix()] = lines
    for name in sorted({*before, *after}):
        old, new = before.get(name, []), after.get(name, [])
        for mark, line in [("-", line) for line in old if line not in new] + [
            ("+", line) for line in new if line not in old
        ]:
            print(mark, name, line.strip())
    FILE.write_text(json.dumps(after, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
