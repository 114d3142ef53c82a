"""Tell what is untidy in the files under version control; exit 1 if anything is.

Spaces at the end of a line, no newline at the end of a file, TOML, YAML and JSON that do not parse,
files of more than 500 kB. Sample and golden bulletins are left as they were written.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[1]
LARGEST = 500_000
AS_WRITTEN = ("samples/", "tests/golden/")
PICTURES = {".png", ".ico", ".docx", ".pdf", ".zip"}
PARSERS: dict[str, Callable[[bytes], object]] = {
    ".toml": msgspec.toml.decode,
    ".yaml": msgspec.yaml.decode,
    ".yml": msgspec.yaml.decode,
    ".json": json.loads,
}


def files() -> Iterator[str]:
    """Yield the names of all files that are, or are about to be, under version control."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    yield from (name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file())


def untidy_lines(name: str, content: bytes) -> Iterator[str]:
    """Yield the lines that end in spaces, and how the file ends where that is not with one newline."""
    for number, line in enumerate(content.splitlines(), 1):
        if line != line.rstrip(b" \t"):
            yield f"{name}:{number}: spaces at the end of the line"
    if content and not content.endswith(b"\n"):
        yield f"{name}: no newline at the end"
    elif content.endswith(b"\n\n"):
        yield f"{name}: empty lines at the end"


def faults(name: str) -> Iterator[str]:
    """Yield what is untidy in one file."""
    path = ROOT / name
    content = path.read_bytes()
    if len(content) > LARGEST:
        yield f"{name}: {len(content):,} bytes"
    try:
        PARSERS.get(path.suffix, len)(content)
    except (ValueError, msgspec.DecodeError) as fault:
        yield f"{name}: {fault}"
    if path.suffix not in PICTURES and not name.startswith(AS_WRITTEN):
        yield from untidy_lines(name, content)


if __name__ == "__main__":
    found = [fault for name in files() for fault in faults(name)]
    print("\n".join(found) or "tidy")
    sys.exit(bool(found))
