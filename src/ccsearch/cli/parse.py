"""``ccsearch parse``: what one or more files say, without an index."""

from pathlib import Path

import click

from ccsearch.archive import SUFFIXES, find_sources, read_drafts
from ccsearch.cli.faults import DONE, NO
from ccsearch.cli.house import Command
from ccsearch.cli.options import as_json, with_config
from ccsearch.cli.output import problem_line, say_json
from ccsearch.cli.wording import bulletin_lines
from ccsearch.config import Config
from ccsearch.errors import ConfigError, reason_of
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.records import Bulletin, to_json
from ccsearch.scoring import Json, compare, difference_lines, load_expected, score_table, tally


def source(file: Path) -> bytes:
    """Return what is in a file.

    Raises:
        ConfigError: it cannot be opened.
    """
    try:
        return file.read_bytes()
    except OSError as fault:
        raise ConfigError(f"文件 {file} 无法打开：{reason_of(fault)}。请检查路径。", "file") from fault


def _files(path: Path) -> list[Path]:
    """Return the files to parse at a path: itself, or all in a folder; what cannot be looked into is told on stderr.

    Raises:
        ConfigError: the folder holds none.
    """
    if not path.is_dir():
        return [path]
    walk = find_sources(path)
    for fault in walk.faults:
        click.echo(problem_line(fault), err=True)
    if not walk.sources:
        raise ConfigError(f"文件夹 {path} 中没有可以解析的文件（{'、'.join(SUFFIXES)}）。", "file")
    return [source.file for source in walk.sources]


def _say(bulletins: tuple[Bulletin, ...], json_: bool) -> None:
    if json_:
        forms = [to_json(bulletin) for bulletin in bulletins]
        say_json(forms[0] if len(forms) == 1 else forms)
        return
    click.echo("\n\n".join("\n".join(bulletin_lines(bulletin)) for bulletin in bulletins))


def _score(bulletin: Bulletin, expected: Json, lexicon: Lexicon, verbose: bool) -> int:
    comparison = compare(expected, to_json(bulletin), lexicon)
    lines = difference_lines(comparison)
    click.echo("\n".join([*(lines if verbose else []), score_table(tally([comparison]))]))
    return NO if lines else DONE


HELP = """解析快报文件，显示读出的内容；文件夹和压缩包（.zip）里的每一份都解析。

--json 输出一期的 JSON，不止一期时输出列表。

--score 与标准答案逐项比较，全部相符退出码为 0，否则为 1。
"""


@click.command(cls=Command, help=HELP)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@as_json
@click.option("--score", "expected", metavar="FILE", type=click.Path(path_type=Path), help="与标准答案（JSON）比较打分")
@click.option("-v", "--verbose", is_flag=True, help="打分时列出每一处不同")
@with_config
def parse(config: Config, files: tuple[Path, ...], json_: bool, expected: Path | None, verbose: bool) -> int:
    """Print the readings of some files, or the score of one."""
    found = [file for path in files for file in _files(path)]
    if expected and len(found) > 1:
        raise click.UsageError("--score 一次只比较一个文件。")
    lexicon = load_lexicon(config.lexicon)
    readings = (read_drafts(source(file), file.name, lexicon) for file in found)
    bulletins = tuple(reading.bulletin for file in readings for reading in file)
    if expected and len(bulletins) > 1:
        raise click.UsageError("--score 一次只比较一份快报。")
    if expected:
        return _score(bulletins[0], load_expected(expected), lexicon, verbose)
    _say(bulletins, json_)
    return DONE
