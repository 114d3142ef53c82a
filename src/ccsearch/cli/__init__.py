"""The command line: ``ccsearch``."""

import logging
import sys
from typing import Any

import click

from ccsearch import __version__
from ccsearch.cli.house import Group, wants_colour
from ccsearch.cli.options import shared_settings

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "parse": "ccsearch.cli.parse:parse",
    "index": "ccsearch.cli.index:index",
    "search": "ccsearch.cli.search:search",
    "similar": "ccsearch.cli.similar:similar",
    "show": "ccsearch.cli.show:show",
    "stats": "ccsearch.cli.stats:stats",
    "ledger": "ccsearch.cli.ledger:ledger",
    "matrix": "ccsearch.cli.matrix:matrix",
    "peers": "ccsearch.cli.peers:peers_command",
    "lexicon": "ccsearch.cli.lexicon:lexicon",
    "check": "ccsearch.cli.check:check",
    "export": "ccsearch.cli.export:export",
    "serve": "ccsearch.cli.serve:serve",
    "demo": "ccsearch.cli.serve:demo",
}
"""Every command and where it is."""

HELP = """工作快报的解析、检索和知识库。

设置的先后：命令选项、环境变量（CCSEARCH_…）、配置文件、默认值。

退出码：0 完成，1 没有结果或发现问题，2 用法不对，3 无法进行。
"""


@click.group(cls=Group, places=COMMANDS, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@shared_settings
@click.version_option(__version__, "--version", message="ccsearch %(version)s", help="显示版本")
@click.pass_context
def cli(context: click.Context, /, **given: Any) -> None:
    """Keep what holds for every command."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    context.color = wants_colour()
    context.obj = {name: value for name, value in given.items() if value is not None}


def main() -> None:
    """Run ``ccsearch``; what goes to a pipe or file is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli()
