"""``ccsearch check``: whether archive and index are sound and agree."""

import random
from collections.abc import Iterator

import click
import msgspec
from msgspec.structs import replace

from ccsearch.archive import find_sources, update_index
from ccsearch.cli.faults import DONE, NO, fault_line
from ccsearch.cli.house import Command
from ccsearch.cli.options import as_json, opened, with_config
from ccsearch.cli.output import problem_line, progress_bars, report_line, say_json
from ccsearch.cli.wording import TOTALS
from ccsearch.config import Config
from ccsearch.errors import CcsearchError
from ccsearch.records import Item
from ccsearch.search.contract import MAX_PAGE_SIZE, Engine, Request
from ccsearch.text import fold

HELP = """检查归档和索引：源文件能否读取，索引能否打开、是否最新，数目是否相符，抽查检索结果与逐字查找是否一致。

有任何一项不对时退出码为 1。
"""

PROBES = 40
"""How many words are searched for and compared with a scan of all texts."""

SEED = 709


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at: whether it is right, and what was found (Chinese)."""

    ok: bool
    message: str


def _sources(config: Config) -> Iterator[Finding]:
    walk = find_sources(config.archive, skip=config.index)
    yield Finding(True, f"归档文件夹 {config.archive}：{len(walk.sources)} 个源文件")
    yield from (Finding(False, problem_line(fault)) for fault in walk.faults)


def _freshness(config: Config) -> Iterator[Finding]:
    report = update_index(config, dry_run=True)
    waiting = len(report.added) + len(report.changed) + len(report.removed)
    advice = "。请运行 ccsearch index 更新。" if waiting else ""
    yield Finding(not waiting, f"索引与归档相比：{report_line(report)}{advice}")


def _counts(engine: Engine) -> Iterator[Finding]:
    totals, issues = engine.totals(), engine.issues()
    yield Finding(True, "，".join(f"{word} {getattr(totals, name)}" for name, word in TOTALS.items()))
    counted = len(issues), sum(row.items for row in issues), sum(row.statements for row in issues)
    stored = totals.issues, totals.items, totals.statements
    if counted != stored:
        yield Finding(
            False,
            f"索引的总数（期、条目、指示要求）是 {stored}，逐期相加是 {counted}。请运行 ccsearch check --repair。",
        )


def _searched(item: Item) -> str:
    return fold("\n".join((item.title, item.text, *item.path)))


def _words(texts: dict[str, str], count: int) -> Iterator[str]:
    """Yield words that stand somewhere in the texts, the same on every run."""
    chooser = random.Random(SEED)
    names = [name for name, text in texts.items() if len(text) > 1]
    for _ in range(count if names else 0):
        text = texts[chooser.choice(names)]
        begin = chooser.randrange(len(text) - 1)
        word = text[begin : begin + chooser.randint(2, 6)]
        if word.isalnum():
            yield word


def _found(engine: Engine, word: str) -> set[str]:
    request = Request(f'"{word}"', size=MAX_PAGE_SIZE, facets=False)
    found: set[str] = set()
    while hits := engine.search(request).hits:
        found |= {hit.id for hit in hits}
        request = replace(request, page=request.page + 1)
    return found


def probe(engine: Engine, count: int = PROBES) -> Iterator[str]:
    """Yield what is wrong with the search: words whose results are not those of a plain scan."""
    bulletins = (engine.issue(row.key).bulletin for row in engine.issues())
    texts = {item.id: _searched(item) for bulletin in bulletins for item in bulletin.items}
    for word in _words(texts, count):
        found, scanned = _found(engine, word), {name for name, text in texts.items() if word in text}
        if found != scanned:
            odd = "、".join(sorted(found ^ scanned)[:5])
            yield f"检索“{word}”得 {len(found)} 条，逐字查找得 {len(scanned)} 条，不一致的有 {odd}。"


def _probes(engine: Engine) -> Iterator[Finding]:
    wrong = list(probe(engine))
    yield from (Finding(False, told) for told in wrong)
    if not wrong:
        yield Finding(True, "抽查：检索结果与逐字查找一致")


def findings(config: Config) -> Iterator[Finding]:
    """Yield everything that was looked at; what cannot be looked at is a finding too."""
    for look in (_sources, _freshness):
        try:
            yield from look(config)
        except CcsearchError as fault:
            yield Finding(False, fault_line(fault))
    try:
        with opened(config) as engine:
            yield from _counts(engine)
            yield from _probes(engine)
    except CcsearchError as fault:
        yield Finding(False, fault_line(fault))


@click.command(cls=Command, help=HELP)
@click.option("--repair", is_flag=True, help="先重建索引，再检查（源文件不会改动）")
@as_json
@with_config
def check(config: Config, repair: bool, json_: bool) -> int:
    """Look at everything, after a rebuild where one is asked for."""
    if repair:
        with progress_bars() as progress:
            update_index(config, rebuild=True, progress=progress)
    found = tuple(findings(config))
    wrong = sum(not row.ok for row in found)
    if json_:
        say_json(msgspec.to_builtins(found))
    else:
        lines = [f"{'正常' if row.ok else '问题'}  {row.message}" for row in found]
        click.echo("\n".join([*lines, f"检查完毕：问题 {wrong} 处"]))
    return NO if wrong else DONE
