"""``ccsearch stats``: the figures of the archive."""

from collections.abc import Iterator
from typing import Any

import click
import msgspec

from ccsearch.archive import series_problems
from ccsearch.cli.faults import DONE
from ccsearch.cli.house import Command
from ccsearch.cli.knowing import knowledge
from ccsearch.cli.options import as_json, opened, with_config
from ccsearch.cli.output import say_json
from ccsearch.cli.wording import TOTALS, day, issue_name
from ccsearch.config import Config
from ccsearch.errors import ConfigError, NotFoundError
from ccsearch.fields import FIELDS
from ccsearch.knowledge import SPANS, before, periods
from ccsearch.records import Problem
from ccsearch.search.contract import Engine, IssueSummary
from ccsearch.tables import aligned

HELP = """归档的总数、各期清单，以及各单位、领导、栏目的条目数；用 --by 看信息采用统计。"""

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


def _adoption(config: Config, by: str, name: str | None, json_: bool) -> int:
    """Print the lines of a period; a unit with nothing is left out unless everything is told as JSON."""
    with knowledge(config) as (known, _, _):
        every = periods(known.base, by)
        period = next((one for one in every if name in (None, one.name)), None)
        if period is None:
            raise NotFoundError(f"归档中没有“{name or ''}”这个时段，写法如 2022-08、2022-Q3、2022。", name or "")
        previous = before(period, by)
        rows = known.statistics.adoption(period, previous if previous in every else None)
    if json_:
        say_json({"by": by, "period": msgspec.to_builtins(period), "units": msgspec.to_builtins(rows)})
        return DONE
    cells = [(str(row.rank), row.unit, *map(str, (row.lead, row.also, row.total)),
              "—" if row.before is None else f"{row.total - row.before:+d}") for row in rows if row.total]  # fmt: skip
    click.echo(f"{period.name}，没有报送的单位 {len(rows) - len(cells)} 个")
    click.echo(aligned([("排名", "单位", "主报", "也开展", "合计", "环比"), *cells], right=(0, 2, 3, 4, 5)))
    return DONE


@click.command(cls=Command, help=HELP)
@click.option("-a", "--all", "everything", is_flag=True, help=f"列出全部名称（否则各列前 {MAX_VALUES} 个）")
@click.option("--by", type=click.Choice(list(SPANS)), help="信息采用统计：按月（month）、季度（quarter）、年（year）")
@click.option("--period", metavar="PERIOD", help="哪个时段，如 2022-08、2022-Q3、2022，默认最近一个")
@as_json
@with_config
def stats(config: Config, everything: bool, by: str | None, period: str | None, json_: bool) -> int:
    """Print the figures of the archive, or what was taken up of each unit in a period.

    Raises:
        ConfigError: a period is named, but not of which kind.
    """
    if by is None and period is not None:
        raise ConfigError("--period 要和 --by 一起用。", "period")
    if by is not None:
        return _adoption(config, by, period, json_)
    with opened(config) as engine:
        figures = _figures(engine, None if everything or json_ else MAX_VALUES)
    if json_:
        say_json(msgspec.to_builtins(figures))
    else:
        click.echo("\n".join(_lines(figures)))
    return DONE
