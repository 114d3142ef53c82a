"""What commands print: JSON, marked text, progress, reports."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click

from ccsearch.archive import FileProblem, IndexReport, Progress
from ccsearch.search.contract import Fragment

COUNTS = (("added", "新增"), ("changed", "更新"), ("removed", "移除"), ("unchanged", "未变"), ("failed", "失败"))
"""What an index report counts, and how it is said."""

MAX_PROBLEMS = 50
"""How many problems a summary lists; the others are counted."""


def say_json(data: Any) -> None:
    """Print data as JSON, Chinese as it is."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def marked(fragments: Iterable[Fragment]) -> str:
    """Return a text in one line, its marked pieces in colour; a pipe gets it without."""
    pieces = (click.style(row.text, fg="red", bold=True) if row.marked else row.text for row in fragments)
    return "".join(pieces).replace("\n", " ")


def problem_line(found: FileProblem) -> str:
    """Return a problem as one line: where, what, and its code."""
    place = found.path or "归档"
    line = f" 第{found.problem.line}行" if found.problem.line else ""
    return f"{place}{line}：{found.problem.message}[{found.problem.code}]"


def say_problems(problems: Iterable[FileProblem], everything: bool = False) -> None:
    """Print problems, a line each, the first of them only unless ``everything`` is wanted."""
    lines = [problem_line(found) for found in problems]
    shown = lines if everything else lines[:MAX_PROBLEMS]
    for line in shown:
        click.echo(f"  {line}")
    if len(shown) < len(lines):
        click.echo(f"  …… 另有 {len(lines) - len(shown)} 处，用 --verbose 全部列出。")


def report_line(report: IndexReport) -> str:
    """Return what an update did as one line."""
    counts = "，".join(f"{word} {len(getattr(report, name))}" for name, word in COUNTS)
    return f"{counts}；需核对 {len(report.problems)} 处；用时 {report.seconds:.1f} 秒"


@contextmanager
def progress_bars() -> Iterator[Progress | None]:
    """Give a callable that shows progress on the terminal; None where stderr is none."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as shown:
        bars: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in bars:
                shown.close()
                bars[stage] = shown.enter_context(click.progressbar(length=total, label=stage, file=sys.stderr))
            bars[stage].update(done - bars[stage].pos)

        yield show
