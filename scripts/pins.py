"""Write constraints.txt from what pip would install: one reading of the newest versions per Python.

Usage, with an oldest and a current Python at hand:

    python3.10 -m pip install --dry-run --ignore-installed --quiet --report old.json '.[dev]' setuptools pip
    python3.11 -m pip install --dry-run --ignore-installed --quiet --report new.json '.[dev]' setuptools pip
    python scripts/pins.py old.json new.json > constraints.txt

Setuptools builds what comes as source only. A version that the oldest Python cannot have is pinned
twice, with a marker each.
"""

import json
import sys
from pathlib import Path

HEADER = """\
# Every library in use, at the version that was tested. Used by `make setup` and `make test`;
# made by scripts/pins.py. Only names and versions: where they come from is pip's own affair.
"""
OLDEST = 'python_version < "3.11"'
NEWER = 'python_version >= "3.11"'
OURS = "ccsearch"


def versions(report: Path) -> dict[str, str]:
    """Return name and version of everything in one of pip's installation reports."""
    found = (row["metadata"] for row in json.loads(report.read_text("utf-8"))["install"])
    return {row["name"].lower().replace("_", "-"): row["version"] for row in found}


def pins(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Return the lines of the constraints file, by name."""
    lines = []
    for name in sorted({*old, *new} - {OURS}):
        before, now = old.get(name), new.get(name)
        if before == now:
            lines.append(f"{name}=={now}")
        else:
            lines += [
                f"{name}=={version} ; {marker}" for version, marker in ((before, OLDEST), (now, NEWER)) if version
            ]
    return lines


if __name__ == "__main__":
    print(HEADER + "\n".join(pins(versions(Path(sys.argv[1])), versions(Path(sys.argv[2])))))
