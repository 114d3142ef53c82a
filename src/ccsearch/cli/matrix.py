"""``ccsearch matrix``: in how many items each unit appears, by category or month."""

from datetime import date

import click
import msgspec

from ccsearch.cli.faults import DONE
from ccsearch.cli.house import Command
from ccsearch.cli.knowing import knowledge
from ccsearch.cli.options import as_json, with_config, with_period
from ccsearch.cli.output import say_json
from ccsearch.config import Config
from ccsearch.fields import PATH_SEPARATOR
from ccsearch.knowledge import AXES, SORTS_OF_UNIT
from ccsearch.tables import aligned

HELP = """各单位出现在多少条目中，不论身份，按栏目或月份列出；0 也列出。"""


@click.command(cls=Command, help=HELP)
@click.option("--by", type=click.Choice(AXES), default=AXES[0], help="按栏目（category）或月份（month），默认栏目")
@click.option("--units", type=click.Choice(list(SORTS_OF_UNIT)), default="local",
              help="镇街（local）、部门（bureau）或其他（other），默认镇街")  # fmt: skip
@with_period
@as_json
@with_config
def matrix(config: Config, by: str, units: str, since: date | None, until: date | None, json_: bool) -> int:
    """Print units against categories or months."""
    with knowledge(config) as (known, _, _):
        span = known.base.between(since, until)
        table = known.matrix.table(known.matrix.of_kind(units), by, known.matrix.columns(by, span), span)
    if json_:
        say_json(msgspec.to_builtins(table))
        return DONE
    heads = ("单位", *(column.rpartition(PATH_SEPARATOR)[2] for column in table.columns), "条目")
    rows = [(row.value, *map(str, row.counts), str(row.total)) for row in table.rows]
    click.echo(aligned([heads, *rows], right=range(1, len(heads))))
    return DONE
