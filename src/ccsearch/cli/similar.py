"""``ccsearch similar``: what a draft shares with items that are published already."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from ccsearch.archive import read_draft
from ccsearch.cli.faults import DONE, NO
from ccsearch.cli.house import Command
from ccsearch.cli.options import as_json, with_config
from ccsearch.cli.output import say_json
from ccsearch.cli.parse import source
from ccsearch.cli.wording import WIDTH, day, issue_name
from ccsearch.config import Config
from ccsearch.knowledge import KEPT, Check, Library, Overlap
from ccsearch.lexicon import load_lexicon
from ccsearch.search import open_engine
from ccsearch.tables import shorten

HELP = """查重：一份草稿（文本、Word、PDF、网页）与已刊条目有哪些重合。

每个条目列出占草稿、占该条目的比例，用词相同的程度，和两处相同的文字。

没有发现重合时退出码为 1。
"""


def _overlap_lines(place: int, row: Overlap) -> Iterator[str]:
    path = "".join(f"【{heading}】" for heading in row.item.path)
    name = issue_name(int(row.item.issue) if row.item.issue.isdecimal() else None, row.item.issue)
    yield f"{place:>3}. {click.style(row.item.id, bold=True)}  {row.item.title}"
    yield f"     {name} {day(row.item.date)} {path}".rstrip()
    yield f"     占草稿 {row.of_draft:.0%}，占该条目 {row.of_item:.0%}，用词相同 {row.likeness:.0%}"
    yield from (f"     = {shorten(passage.text, WIDTH - 8)}" for passage in row.passages)


def check_lines(found: Check) -> Iterator[str]:
    """Yield what a draft shares: the sum, then each item with its passages."""
    if not found.overlaps:
        yield f"草稿 {found.letters} 字（不计标点），没有发现重合的已刊条目。"
        return
    yield f"草稿 {found.letters} 字（不计标点），{found.share:.0%} 与 {len(found.overlaps)} 个已刊条目重合。"
    for place, row in enumerate(found.overlaps, 1):
        yield from _overlap_lines(place, row)


@click.command(cls=Command, help=HELP)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@as_json
@with_config
def similar(config: Config, file: Path, json_: bool) -> int:
    """Print what a draft shares with the items of the archive."""
    lexicon = load_lexicon(config.lexicon)
    text = read_draft(source(file), file.name, lexicon).text
    engine = open_engine(config, lexicon)
    try:
        found = Library(engine, lexicon, config.index / KEPT).comparer().check(text)
    finally:
        engine.close()
    if json_:
        say_json(msgspec.to_builtins(found))
    else:
        click.echo("\n".join(check_lines(found)))
    return DONE if found.overlaps else NO
