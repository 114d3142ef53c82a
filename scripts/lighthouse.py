"""Ask Lighthouse about the pages of the samples: scores, and what it would have otherwise.

Lighthouse comes from npm when it is not there yet, and looks with the system's Chromium. Crawling is not wanted here
(robots.txt), so that of all its categories the one about being found is left out. Ends with 1 where a score is below its
goal.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from showing import chromium, samples_served

VERSION = "12.8.2"
GOALS = {"performance": 90, "accessibility": 100, "best-practices": 100}
"""The least score of each category; that of performance hangs on what else the machine does."""

PAGES = ("/", "/search?q=%E7%A4%BE%E5%8C%BA", "/issues/104", "/items/104-1", "/issues", "/help", "/instructions",
         "/statistics", "/check")  # fmt: skip
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"
SECONDS = 180
TRIES = 3
"""On a busy machine Lighthouse may lose its trace, and asks to be run again."""


def look(address: str, out: Path) -> dict[str, Any]:
    """Return what Lighthouse reports of one page."""
    command = ["npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet", f"--chrome-flags={FLAGS}", "--output=json",
               f"--output-path={out}", f"--only-categories={','.join(GOALS)}", "--disable-full-page-screenshot"]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": chromium(), "PUPPETEER_SKIP_DOWNLOAD": "1"}
    for _ in range(TRIES):
        ended = subprocess.run(command, check=False, timeout=SECONDS, env=environment, capture_output=True, text=True)
        if ended.returncode == 0:
            found: dict[str, Any] = json.loads(out.read_text("utf-8"))
            return found
    raise SystemExit(f"{address}: {ended.stderr.strip()}")


def wishes(report: dict[str, Any]) -> list[str]:
    """Return what could be better, weighed in a score or not."""
    return [f"{audit['id']} {audit.get('displayValue', '')}".strip() for audit in report["audits"].values()
            if audit["score"] is not None and audit["score"] < 1]  # fmt: skip


def main() -> None:
    """Print a line for each page."""
    short = 0
    with samples_served() as base, tempfile.TemporaryDirectory() as folder:
        for path in PAGES:
            report = look(base + path, Path(folder) / "report.json")
            scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in GOALS}
            short += any(scores[name] < goal for name, goal in GOALS.items())
            print(path, scores, *wishes(report), sep="  ", flush=True)
    sys.exit(short > 0)


if __name__ == "__main__":
    main()
