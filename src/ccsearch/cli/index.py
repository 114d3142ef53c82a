"""``ccsearch index``: bring the index up to date with the archive."""

from dataclasses import replace
from pathlib import Path

import click
import msgspec

from ccsearch.archive import IndexReport, changes, update_index
from ccsearch.cli.faults import DONE, NO, fault_line
from ccsearch.cli.house import Command
from ccsearch.cli.options import as_json, with_config
from ccsearch.cli.output import COUNTS, progress_bars, report_line, say_json, say_problems
from ccsearch.config import Config
from ccsearch.errors import CcsearchError


def _placed(config: Config, paths: tuple[Path, ...]) -> tuple[Config, tuple[Path, ...]]:
    """Return the settings and the paths to look at; one folder outside the archive is an archive itself."""
    if len(paths) != 1 or not paths[0].is_dir() or paths[0].resolve().is_relative_to(config.archive.resolve()):
        return config, paths
    beside = paths[0] / "lexicon.toml"
    lexicon = (
        beside if beside.is_file() and config.lexicon in (None, config.archive / "lexicon.toml") else config.lexicon
    )
    return replace(config, archive=paths[0], lexicon=lexicon), ()


def _say(report: IndexReport, json_: bool, verbose: bool, dry_run: bool) -> None:
    if json_:
        say_json(msgspec.to_builtins(report))
        return
    for name, word in COUNTS:
        if name != "unchanged" and (verbose or dry_run):
            for path in getattr(report, name):
                click.echo(f"  {word} {path}")
    say_problems(report.problems, verbose)
    click.echo(f"{'试运行，没有改动索引：' if dry_run else ''}{report_line(report)}")


HELP = """按归档文件夹更新索引，只解析新增和变动的文件。

PATH 可以是另一个归档文件夹，或归档文件夹中的若干文件和子文件夹（只更新这些）。

有文件无法读取时退出码为 1，其余文件照常入库。
"""


@click.command(cls=Command, help=HELP)
@click.argument("paths", metavar="[PATH…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rebuild", is_flag=True, help="全部重新解析，另建索引后替换")
@click.option("--dry-run", is_flag=True, help="只说明会做什么，不改动索引")
@click.option("--watch", is_flag=True, help="持续监视归档文件夹，有变动即更新（Ctrl-C 停止）")
@click.option("-v", "--verbose", is_flag=True, help="列出每个文件和全部需核对之处")
@as_json
@with_config
def index(
    config: Config, paths: tuple[Path, ...], rebuild: bool, dry_run: bool, watch: bool, verbose: bool, json_: bool
) -> int:
    """Update the index once, or whenever the archive changes."""
    config, only = _placed(config, paths)

    def update() -> int:
        with progress_bars() as progress:
            report = update_index(config, rebuild=rebuild, dry_run=dry_run, only=only, progress=progress)
        _say(report, json_, verbose, dry_run)
        return NO if report.failed else DONE

    if not watch:
        return update()
    for _ in changes(config):
        try:
            update()
        except CcsearchError as fault:  # a fault of one round is told; the next may go well
            click.echo(fault_line(fault), err=True)
        rebuild = False
    return DONE
