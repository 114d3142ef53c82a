"""``ccsearch show``: one issue, item or statement in full."""

import re

import click

from ccsearch.cli.faults import DONE
from ccsearch.cli.house import Command
from ccsearch.cli.options import as_json, opened, with_config
from ccsearch.cli.output import say_json
from ccsearch.cli.wording import bulletin_lines, day, issue_name, item_lines
from ccsearch.config import Config
from ccsearch.errors import NotFoundError
from ccsearch.records import Bulletin, Item, to_json
from ccsearch.search.contract import Engine

HELP = """显示一期（709、第709期）或一条（709-3）的全文和读出的内容。

库中没有时退出码为 1。
"""


def find(engine: Engine, name: str) -> tuple[Bulletin, Item | None]:
    """Return the bulletin of this name, and its item where the name is an item's.

    Raises:
        NotFoundError: there is neither such an issue nor such an item.
    """
    plain = re.sub(r"^第(\d+)期$", r"\1", name.strip())
    for key in (plain, plain.rpartition("-")[0]):
        try:
            bulletin = engine.issue(key).bulletin
        except NotFoundError:
            continue
        item = next((row for row in bulletin.items if row.id == plain), None)
        if key == plain or item:
            return bulletin, item
    raise NotFoundError(f"库中没有 {name}。用 ccsearch stats 看有哪些期，或用 ccsearch search 查找。", name)


@click.command(cls=Command, help=HELP)
@click.argument("name", metavar="NAME")
@as_json
@with_config
def show(config: Config, name: str, json_: bool) -> int:
    """Print one issue or item."""
    with opened(config) as engine:
        bulletin, item = find(engine, name)
    if json_:
        say_json(to_json(item or bulletin))
        return DONE
    lines = list(bulletin_lines(bulletin, whole=True))
    if item:
        path = "".join(f"【{heading}】" for heading in item.path)
        lines = [f"{issue_name(bulletin.number, bulletin.key)}  {day(bulletin.date)}  {path}".rstrip(),
                 *item_lines(item, whole=True)]  # fmt: skip
    click.echo("\n".join(lines))
    return DONE
