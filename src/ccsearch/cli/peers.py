"""``ccsearch peers``: what each unit did about a subject."""

from collections.abc import Iterator
from datetime import date

import click
import msgspec

from ccsearch.cli.faults import DONE, NO
from ccsearch.cli.house import Command
from ccsearch.cli.knowing import knowledge
from ccsearch.cli.options import as_json, with_config, with_period
from ccsearch.cli.output import say_json
from ccsearch.cli.wording import day
from ccsearch.config import Config
from ccsearch.knowledge import Peer, Peers, query_words
from ccsearch.search.contract import Request

HELP = """一个主题下各单位都做了什么，每个单位一段，最近做的在前。SUBJECT 的写法与检索相同。

没有单位报送过时退出码为 1。
"""

DEEDS = 3
"""Reports shown of a unit."""


def _lines(rows: tuple[Peer, ...]) -> Iterator[str]:
    yield f"共 {len(rows)} 个单位"
    for row in rows:
        yield f"{click.style(row.unit, bold=True)}  {row.items} 条"
        for deed in row.deeds:
            told = deed.passage or f"也开展（见 {deed.item.title}）"
            yield f"     {day(deed.item.date)} {deed.item.id}  {told}"


@click.command("peers", cls=Command, help=HELP)
@click.argument("subject", metavar="SUBJECT")
@with_period
@as_json
@with_config
def peers_command(config: Config, subject: str, since: date | None, until: date | None, json_: bool) -> int:
    """Print what each unit did about a subject."""
    with knowledge(config) as (known, _, engine):
        ids = engine.ids(Request(subject, since=since, until=until, sort="newest"))
        rows = Peers(known.base, known.base.found(ids), query_words(subject)).rows(DEEDS)
    if json_:
        say_json(msgspec.to_builtins(rows))
    else:
        click.echo("\n".join(_lines(rows)))
    return DONE if rows else NO
