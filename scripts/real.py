"""Keep readings by hand of texts that are not ours: as places in those texts, none of whose words stand here.

``real.py FOLDER`` takes over readings (FOLDER/<stem>.json, in plain words) of the texts in ../shared/real.
Without a folder it records in which facts our readings differ from them, and prints what changes.
"""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from reading.real import ACCEPTED, KEPT, accepted, differing, real_texts  # noqa: E402
from reading.referring import bare, converted, quoted  # noqa: E402


def take_over(folder: Path) -> None:
    """Write the readings of a folder as places in their texts."""
    for stem, text in real_texts().items():
        reading = json.loads((folder / f"{stem}.json").read_text("utf-8"))
        kept = converted(reading, bare(text))
        assert not quoted(kept, bare(text)), stem
        (KEPT / f"{stem}.json").write_text(json.dumps(kept, ensure_ascii=False) + "\n", "utf-8")


def accept() -> None:
    """Write down the present differences, each as a number that only the text explains."""
    before = accepted()
    after: dict[str, Any] = {}
    for stem in real_texts():
        lines = differing(stem)
        after[stem] = sorted(lines)
        for line in sorted({*lines} - {*before.get(stem, ())}):
            print("+", stem, lines[line])
        print(f"{stem}: {len({*before.get(stem, ())} - {*lines})} gone")
    if not after:
        sys.exit("skipped: ../shared/real is not here")
    ACCEPTED.write_text(json.dumps(after, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    take_over(Path(sys.argv[1])) if sys.argv[1:] else accept()
