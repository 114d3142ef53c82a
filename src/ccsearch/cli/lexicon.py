"""``ccsearch lexicon``: what the lexicon holds, what is wrong with it, what it lacks."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

import click
import msgspec

from ccsearch.cli.faults import DONE, NO
from ccsearch.cli.house import Command, Group
from ccsearch.cli.options import as_json, opened, with_config
from ccsearch.cli.output import say_json
from ccsearch.config import Config
from ccsearch.fields import FIELDS
from ccsearch.lexicon import UNIT_KINDS, Leader, Lexicon, Unit, load_lexicon
from ccsearch.search.contract import Engine, Request
from ccsearch.tables import aligned, shorten

HELP = """词表：单位、领导、同义说法。"""
LIST_HELP = """列出词表中的单位和领导，按规定次序。"""
CHECK_HELP = """检查词表：重复、冲突、过短的写法、不认识的类别。有问题时退出码为 1。"""
SUGGEST_HELP = """列出快报中出现而词表没有的单位和领导，及其出处。

--toml 输出可以直接粘贴到词表中的行。
"""

KIND_LABELS = {
    "office": "编发办公室",
    "street": "街道",
    "town": "镇",
    "bureau": "政府部门",
    "party": "党群机关",
    "company": "企业",
    "hospital": "医院",
    "school": "学校",
    "group": "合称",
    "leader": "领导",
}
"""Kind of a name in the lexicon, in words."""

ENDINGS = {"街道": "street", "镇": "town", "乡": "town", "公司": "company", "集团": "company", "医院": "hospital",
           "学校": "school", "小学": "school", "中学": "school", "幼儿园": "school"}  # fmt: skip
"""What the end of an unknown unit's name says of its kind."""

WITH_KIND = next(field.name for field in FIELDS if field.named)
"""The field whose names have a kind: units."""

WHERE = 3
"""How many places an unknown name is shown with."""


class Found(NamedTuple):
    """A name the lexicon lacks: what field it is in, in how many items, and some of them."""

    field: str
    name: str
    items: int
    where: tuple[str, ...]


def _rows(lexicon: Lexicon) -> tuple[Unit | Leader, ...]:
    return (*lexicon.units, *lexicon.leaders)


def _short(lexicon: Lexicon) -> Iterator[str]:
    for row in _rows(lexicon):
        short = (written for written in (row.name, *row.aliases) if len(written.strip()) < 2)
        yield from (f"“{row.name}”的写法“{written}”太短，会误认。" for written in short)


def _unknown_kinds(lexicon: Lexicon) -> Iterator[str]:
    for row in lexicon.units:
        if row.kind not in UNIT_KINDS:
            yield f"“{row.name}”的类别“{row.kind}”不在可用的类别之中：{'、'.join(UNIT_KINDS)}。"


def _conflicts(lexicon: Lexicon) -> Iterator[str]:
    owners: dict[str, list[str]] = defaultdict(list)
    for row in _rows(lexicon):
        for written in (row.name, *row.aliases):
            owners[written].append(row.name)
    for written, names in owners.items():
        if len(set(names)) > 1:
            yield f"写法“{written}”同时属于{'、'.join(dict.fromkeys(names))}，只有第一个生效。"
        elif len(names) > 1:
            yield f"写法“{written}”在“{names[0]}”中重复。"


def _shared_synonyms(lexicon: Lexicon) -> Iterator[str]:
    words = [word for group in lexicon.content.synonyms for word in dict.fromkeys(group.words)]
    yield from (f"同义说法“{word}”在不止一组中。" for word in dict.fromkeys(words) if words.count(word) > 1)


CHECKS: tuple[Callable[[Lexicon], Iterator[str]], ...] = (_short, _unknown_kinds, _conflicts, _shared_synonyms)
"""What is looked at; each yields a Chinese sentence for each fault."""


def faults(lexicon: Lexicon) -> tuple[str, ...]:
    """Return what is wrong with a lexicon, a Chinese sentence each."""
    return tuple(told for check in CHECKS for told in check(lexicon))


def unknown(engine: Engine, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names of units and leaders in the index that the lexicon lacks, most frequent first."""
    known = {name for row in _rows(lexicon) for name in (row.name, *row.aliases)}
    for field in (field for field in FIELDS if field.named):
        for name, count in engine.values(field.name):
            if name not in known:
                asked = Request(filters=((field.name, (name,)),), sort="newest", size=WHERE, facets=False)
                yield Found(field.name, name, count, tuple(hit.id for hit in engine.search(asked).hits))


def _kind(name: str) -> str:
    return next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), "bureau")


def _toml(found: Found) -> str:
    kind = f', kind = "{_kind(found.name)}"' if found.field == WITH_KIND else ""
    return f'  {{ name = "{found.name}"{kind} }},  # {found.items} 条，如 {"、".join(found.where)}'


@click.group("lexicon", cls=Group, help=HELP)
def lexicon() -> None:
    """Hold the commands about the lexicon."""


@lexicon.command("list", cls=Command, help=LIST_HELP)
@as_json
@with_config
def list_(config: Config, json_: bool) -> int:
    """Print every unit and leader with their aliases."""
    held = load_lexicon(config.lexicon)
    if json_:
        say_json(msgspec.to_builtins(held.content))
        return DONE
    units = [(row.name, KIND_LABELS.get(row.kind, row.kind), row.aliases) for row in held.units]
    leaders = [(row.name, KIND_LABELS["leader"], row.aliases) for row in held.leaders]
    rows = [(name, kind, shorten("、".join(aliases), 60)) for name, kind, aliases in (*units, *leaders)]
    click.echo(aligned([("名称", "类别", "其他写法"), *rows]))
    return DONE


@lexicon.command(cls=Command, help=CHECK_HELP)
@as_json
@with_config
def check(config: Config, json_: bool) -> int:
    """Print what is wrong with the lexicon."""
    held = load_lexicon(config.lexicon)
    found = faults(held)
    if json_:
        say_json(found)
    else:
        where = config.lexicon or "（内置）"
        summary = f"词表 {where}：单位 {len(held.units)}，领导 {len(held.leaders)}，问题 {len(found)} 处"
        click.echo("\n".join([*found, summary]))
    return NO if found else DONE


@lexicon.command(cls=Command, help=SUGGEST_HELP)
@click.option("--toml", is_flag=True, help="输出词表的行")
@as_json
@with_config
def suggest(config: Config, toml: bool, json_: bool) -> int:
    """Print the names the lexicon lacks."""
    held = load_lexicon(config.lexicon)
    with opened(config) as engine:
        found = list(unknown(engine, held))
    if json_:
        say_json([row._asdict() for row in found])
    elif toml:
        click.echo("\n".join(map(_toml, found)))
    else:
        labels = {field.name: field.label for field in FIELDS}
        rows = [(labels[row.field], row.name, str(row.items), "、".join(row.where)) for row in found]
        click.echo(aligned([("类", "名称", "条目", "出处"), *rows], right=(2,)))
    return DONE
