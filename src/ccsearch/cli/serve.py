"""``ccsearch serve`` and ``demo``: the pages, over an archive or over the samples."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

import ccsearch
from ccsearch.archive import ensure_index
from ccsearch.cli.faults import DONE, fault_line
from ccsearch.cli.house import Command
from ccsearch.cli.options import with_serving_config
from ccsearch.cli.output import progress_bars, report_line
from ccsearch.config import Config
from ccsearch.errors import CcsearchError, IndexUnavailableError, reason_of

HELP = """更新索引，然后启动网页服务，显示网址（Ctrl-C 停止）。"""
DEMO_HELP = """用自带的样例快报试用：在临时位置建索引并启动网页服务，停止后不留痕迹。"""


def samples() -> Path:
    """Return the sample archive: the installed package's, or else that of the checkout it runs from.

    Raises:
        CcsearchError: there is none.
    """
    package = Path(ccsearch.__file__).resolve().parent
    for place in (package / "samples" / "archive", package.parent.parent / "samples" / "archive"):
        if place.is_dir():
            return place
    raise CcsearchError("没有找到自带的样例快报，请重新安装 ccsearch。")


@contextmanager
def _passing_folder() -> Iterator[Path]:
    """Make a folder, removed at the end by the process that made it, not by those it has forked since."""
    owner, folder = os.getpid(), Path(tempfile.mkdtemp(prefix="ccsearch-demo-"))
    try:
        yield folder
    finally:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)


def _update(config: Config) -> None:
    """Bring the index up to date; where that cannot be, say so and let the old one be served."""
    try:
        with progress_bars() as progress:
            report = ensure_index(config, progress)
    except IndexUnavailableError as fault:
        click.echo(fault_line(fault), err=True)
        return
    click.echo(report_line(report) if report else f"归档文件夹 {config.archive} 不存在，沿用现有索引。")


def _serve(config: Config) -> int:
    from ccsearch.web import serve as run  # loads Flask, which no other command needs

    _update(config)
    host = f"[{config.host}]" if ":" in config.host else config.host
    click.echo(f"http://{host}:{config.port}/  （Ctrl-C 停止）")
    try:
        run(config)
    except OSError as fault:
        where = f"{config.host}:{config.port}"
        raise CcsearchError(f"无法在 {where} 上提供服务：{reason_of(fault)}。请用 --port 另选端口。") from fault
    return DONE


@click.command(cls=Command, help=HELP)
@with_serving_config
def serve(config: Config) -> int:
    """Serve the pages over the archive."""
    return _serve(config)


@click.command(cls=Command, help=DEMO_HELP)
@with_serving_config
def demo(config: Config) -> int:
    """Serve the pages over the sample archive."""
    archive = samples()
    with _passing_folder() as folder:
        return _serve(replace(config, archive=archive, index=folder / "index", lexicon=archive / "lexicon.toml"))
