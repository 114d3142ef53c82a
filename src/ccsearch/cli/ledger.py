"""``ccsearch ledger``: what was asked of whom, and what may have come of it."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import click
import msgspec

from ccsearch.cli.export import harmless
from ccsearch.cli.faults import DONE, NO
from ccsearch.cli.house import Command
from ccsearch.cli.knowing import knowledge
from ccsearch.cli.options import as_json, with_config, with_period
from ccsearch.cli.output import say_json
from ccsearch.cli.wording import day, issue_label
from ccsearch.config import Config
from ccsearch.knowledge import NAMED, WAYS, Choice, Instruction, reasons

HELP = """督办台账：领导的指示要求，对谁讲的，以及之后可能相关的报道。

后续线索按同单位、共同词、同地点找出，供核对，不等于已办结。没有符合条件的要求时退出码为 1。
"""

HEADS = ("编号", "期号", "日期", "领导", "序号", "要点", "内容", "对象", "出处", "后续线索", "强调次数")

FOLLOWED = {"yes": True, "no": False}


def _said_to(row: Instruction) -> str:
    return "、".join(one.name if one.way == NAMED else f"{one.name}（{WAYS[one.way]}）" for one in row.addressees)


def _lines(row: Instruction) -> Iterator[str]:
    number = f" 第{row.number}点" if row.number else ""
    yield f"{click.style(row.id, bold=True)}  {issue_label(row.item.issue)} {day(row.item.date)}  {row.leader or ''}{number}"
    yield f"     {row.heading}。{row.text}" if row.heading else f"     {row.text}"
    if row.addressees:
        yield f"     对象：{_said_to(row)}"
    if row.repeat:
        yield f"     同一要求在 {row.repeat.times} 个条目中提出：{'、'.join(row.repeat.ids)}"
    for one in row.follow_ups:
        yield f"     后续线索 {one.item.id} {one.item.title}（{one.days} 天后；{reasons(one)}）"


def _cells(row: Instruction) -> list[str]:
    follow = "；".join(f"{one.item.id} {reasons(one)}" for one in row.follow_ups)
    cells = (row.id, row.item.issue, row.item.date.isoformat() if row.item.date else "", row.leader or "",
             str(row.number or ""), row.heading or "", row.text, _said_to(row), row.item.title, follow,
             str(row.repeat.times if row.repeat else 1))  # fmt: skip
    return [harmless(cell) for cell in cells]


def _csv(rows: tuple[Instruction, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADS, *map(_cells, rows)])
    return out.getvalue().rstrip("\n")


@click.command(cls=Command, help=HELP)
@click.option("--leader", "leaders", metavar="NAME", multiple=True, help="只看这位领导讲的，可多次使用")
@click.option("--unit", "units", metavar="NAME", multiple=True, help="只看对这个单位讲的，可多次使用")
@with_period
@click.option("--followed", type=click.Choice(list(FOLLOWED)), help="只看有（yes）或没有（no）后续线索的")
@click.option("--repeated", is_flag=True, help="只看多次强调的")
@click.option("--csv", "csv_", is_flag=True, help="输出 CSV")
@as_json
@with_config
def ledger(
    config: Config, leaders: tuple[str, ...], units: tuple[str, ...], since: date | None, until: date | None,
    followed: str | None, repeated: bool, csv_: bool, json_: bool,
) -> int:  # fmt: skip
    """Print the lines of the ledger that are wanted, newest first."""
    with knowledge(config) as (known, lexicon, _):
        choice = Choice(
            tuple(lexicon.leader(name) or name for name in leaders), tuple(lexicon.unit(name) or name for name in units),
            since, until, None if followed is None else FOLLOWED[followed], True if repeated else None,
        )  # fmt: skip
        rows = known.ledger.lines(known.ledger.chosen(choice))
    if json_:
        say_json(msgspec.to_builtins(rows))
    elif csv_:
        click.echo(_csv(rows))
    else:
        click.echo("\n".join([f"共 {len(rows)} 条", *(line for row in rows for line in _lines(row))]))
    return DONE if rows else NO
