"""``ccsearch stats``: the figures of the archive."""

from collections.abc import Iterator
from typing import Any

import click
import msgspec

from ccsearch.archive import series_problems
from ccsearch.cli.faults import DONE
from ccsearch.cli.house import Command
from ccsearch.cli.options import as_json, opened, with_config
from ccsearch.cli.output import say_json
from ccsearch.cli.wording import TOTALS, day, issue_name
from ccsearch.config import Config
from ccsearch.fields import FIELDS
from ccsearch.records import Problem
from ccsearch.search.contract import Engine, IssueSummary
from ccsearch.tables import aligned

HELP = """归档的总数、各期清单，以及各单位、领导、栏目的条目数。"""

COUNTED = tuple(field for field in FIELDS if field.facet and field.kind == "keyword")
"""The fields whose values are counted."""

MAX_VALUES = 10


def _figures(engine: Engine, limit: int | None) -> dict[str, Any]:
    return {
        "totals": msgspec.to_builtins(engine.totals()),
        "issues": engine.issues(),
        **{field.name: engine.values(field.name)[:limit] for field in COUNTED},
        "problems": series_problems(engine.issues()),
    }


def _issue_rows(issues: tuple[IssueSummary, ...]) -> Iterator[tuple[str, ...]]:
    yield "期号", "日期", "条目", "要求", "核对", "文件"
    for row in issues:
        counts = (str(count) for count in (row.items, row.statements, len(row.problems)))
        yield issue_name(row.number, row.key), day(row.date), *counts, row.path


def _lines(figures: dict[str, Any]) -> Iterator[str]:
    yield "，".join(f"{word} {figures['totals'][name]}" for name, word in TOTALS.items())
    yield ""
    yield aligned(list(_issue_rows(figures["issues"])), right=(2, 3, 4))
    for field in COUNTED:
        yield ""
        yield aligned(
            [(field.label, "条目"), *((value, str(count)) for value, count in figures[field.name])], right=(1,)
        )
    problems: tuple[Problem, ...] = figures["problems"]
    if problems:
        yield ""
        yield from (f"核对：{row.message}" for row in problems)


@click.command(cls=Command, help=HELP)
@click.option("-a", "--all", "everything", is_flag=True, help=f"列出全部名称（否则各列前 {MAX_VALUES} 个）")
@as_json
@with_config
def stats(config: Config, everything: bool, json_: bool) -> int:
    """Print the figures of the archive."""
    with opened(config) as engine:
        figures = _figures(engine, None if everything or json_ else MAX_VALUES)
    if json_:
        say_json(msgspec.to_builtins(figures))
    else:
        click.echo("\n".join(_lines(figures)))
    return DONE
