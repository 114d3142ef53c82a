"""How well readings agree with readings made by hand: precision, recall and F1 for each key.

Run as ``python -m ccsearch.scoring FOLDER…`` it scores every source that has its expected reading
beside it.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any, NamedTuple

import click

from ccsearch.errors import CcsearchError, ConfigError, reason_of
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.reading import read
from ccsearch.records import to_json
from ccsearch.tables import aligned

Json = Mapping[str, Any]
Fact = tuple[Hashable, ...]
Bag = Counter[Fact]

START = 8
"""How many characters of a statement say where it starts."""

SIMILAR = 0.2
"""The least share of common bigrams by which two items can be one."""


SHOWN, CONTEXT = 120, 12
"""How many characters of a difference are listed, and how many of them stand before it."""


class Pair(NamedTuple):
    """A source file, its expected reading, and the lexicon that holds for it, None for the shipped one."""

    source: Path
    expected: Path
    lexicon: Path | None


class Side(NamedTuple):
    """One reading of a bulletin; ``places`` names each item as the expected reading does.

    With a lexicon every name of a unit stands for the unit: 区文化和旅游局 is no other than 区文旅局.
    """

    bulletin: Json
    places: tuple[str, ...]
    lexicon: Lexicon | None = None

    def items(self) -> Iterator[tuple[str, Json]]:
        """Yield each item with the name it is compared under."""
        return zip(self.places, self.bulletin["items"], strict=True)

    def name(self, written: str | None) -> str | None:
        """Return the canonical name of a unit, or what is written where the lexicon knows none."""
        return (self.lexicon and written and self.lexicon.unit(written)) or written


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the score: its name, its Chinese label, and the facts it takes from a reading."""

    name: str
    label: str
    facts: Callable[[Side], Iterable[Fact]]


class Difference(NamedTuple):
    """One key of one bulletin: the facts found in both readings, only expected, and only got."""

    found: Bag
    missed: Bag
    false: Bag


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of facts. A ratio is None where there is nothing to divide by."""

    found: int
    expected: int
    got: int

    @property
    def precision(self) -> float | None:
        """The share of what was got that is expected."""
        return self.found / self.got if self.got else None

    @property
    def recall(self) -> float | None:
        """The share of what was expected that was got."""
        return self.found / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        both = self.expected + self.got
        return 2 * self.found / both if both else None


def _single(name: str) -> Callable[[Side], Iterable[Fact]]:
    def facts(side: Side) -> Iterable[Fact]:
        value = side.bulletin.get(name)
        return [] if value is None else [(value,)]

    return facts


def _listed(name: str) -> Callable[[Side], Iterable[Fact]]:
    def facts(side: Side) -> Iterable[Fact]:
        return [(label, value) for label, values in side.bulletin.get(name, {}).items() for value in values]

    return facts


def _contact(side: Side) -> Iterable[Fact]:
    return [(kind, value) for kind, value in side.bulletin.get("contact", {}).items() if value is not None]


def _of_item(name: str) -> Callable[[Side], Iterable[Fact]]:
    def facts(side: Side) -> Iterable[Fact]:
        return [(place, item[name]) for place, item in side.items() if item[name] is not None]

    return facts


def _roles(name: str) -> Callable[[Side], Iterable[Fact]]:
    def facts(side: Side) -> Iterable[Fact]:
        rows = ((place, row) for place, item in side.items() for row in item[name])
        return [(place, side.name(row["name"]), role) for place, row in rows for role in row["roles"]]

    return facts


def _rows(name: str, *parts: str) -> Callable[[Side], Iterable[Fact]]:
    def facts(side: Side) -> Iterable[Fact]:
        return [(place, *(row[part] for part in parts)) for place, item in side.items() for row in item[name]]

    return facts


def _statements(side: Side) -> Iterable[Fact]:
    rows = ((place, row) for place, item in side.items() for row in item["statements"])
    parts = ("verb", "number", "heading", "text")
    return [(place, side.name(row["leader"]), *(row[part] for part in parts)) for place, row in rows]


def _path(side: Side) -> Iterable[Fact]:
    return [(place, *item["path"]) for place, item in side.items()]


def _places(side: Side) -> Iterable[Fact]:
    return [(place, name) for place, item in side.items() for name in item["places"]]


def _event_date(side: Side) -> Iterable[Fact]:
    dates = ((place, item["event_date"]) for place, item in side.items())
    return [(place, *(date[part] for part in ("text", "start", "end", "approximate"))) for place, date in dates if date]


def _starts(side: Side) -> Iterable[Fact]:
    for item in side.bulletin["items"]:
        for row in item["statements"]:
            words = re.sub(r"[\W_]", "", (row["heading"] or "") + row["text"])
            yield side.name(row["leader"]), words[:START]


KEYS = (
    Key("number", "期号", _single("number")),
    Key("title", "刊名", _single("title")),
    Key("office", "主办", _single("office")),
    Key("date", "日期", _single("date")),
    Key("staff", "编审人员", _listed("staff")),
    Key("distribution", "报送范围", _listed("distribution")),
    Key("contact", "联系方式", _contact),
    Key("items", "条目（对应得上）", lambda side: [(place,) for place in side.places]),
    Key("item.id", "条目编号", _of_item("id")),
    Key("item.title", "条目标题", _of_item("title")),
    Key("item.text", "条目正文", _of_item("text")),
    Key("path", "栏目", _path),
    Key("event_date", "发生时间", _event_date),
    Key("leaders", "领导与角色", _roles("leaders")),
    Key("units", "单位与角色", _roles("units")),
    Key("source", "来源", _of_item("source")),
    Key("places", "地点", _places),
    Key("statements", "指示要求（逐字）", _statements),
    Key("statements.start", "指示要求（人与开头）", _starts),
    Key("figures", "数量", _rows("figures", "text", "value", "unit", "noun")),
)
"""Every line of the score, in the order in which it is printed."""


def _bigrams(item: Json) -> Bag:
    text = f"{item['title']}\n{item['text']}"
    return Counter(pairwise(text))


def _likeness(one: Bag, other: Bag) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def align(expected: Sequence[Json], got: Sequence[Json]) -> dict[int, int]:
    """Return which item of ``got`` is which of ``expected``, both counted from 0, each used once.

    The likest pairs are taken first, by common bigrams of title and text; of equally like ones the
    nearest in order. So one wrong split leaves the items after it in their places.
    """
    ours, theirs = [_bigrams(item) for item in expected], [_bigrams(item) for item in got]
    ranked = sorted(
        (-_likeness(one, other), abs(mine - its), mine, its)
        for mine, one in enumerate(ours)
        for its, other in enumerate(theirs)
    )
    pairs: dict[int, int] = {}
    for likeness, _, mine, its in ranked:
        if -likeness >= SIMILAR and mine not in pairs.values() and its not in pairs:
            pairs[its] = mine
    return pairs


def compare(expected: Json, got: Json, lexicon: Lexicon | None = None) -> dict[str, Difference]:
    """Return, for each of ``KEYS`` by name, what two readings of one bulletin share and do not.

    With ``lexicon``, units and speakers agree by whichever of a unit's names they are called.

    Both are JSON forms of a bulletin. Facts of an item carry the expected item's id; those of an item
    that has no counterpart carry its own with a plus sign.
    """
    names = tuple(item["id"] for item in expected["items"])
    pairs = align(expected["items"], got["items"])
    theirs = tuple(names[pairs[at]] if at in pairs else f"+{item['id']}" for at, item in enumerate(got["items"]))
    sides = Side(expected, names, lexicon), Side(got, theirs, lexicon)
    differences = {}
    for key in KEYS:
        want, have = (Counter(key.facts(side)) for side in sides)
        differences[key.name] = Difference(want & have, want - have, have - want)
    return differences


def tally(comparisons: Iterable[Mapping[str, Difference]]) -> dict[str, Tally]:
    """Return the counts of each key over many bulletins."""
    sums = {key.name: [0, 0, 0] for key in KEYS}
    for comparison in comparisons:
        for name, (found, missed, false) in comparison.items():
            for at, count in enumerate((found, missed, false)):
                sums[name][at] += count.total()
    return {name: Tally(found, found + missed, found + false) for name, (found, missed, false) in sums.items()}


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.4f}"


def score_table(tallies: Mapping[str, Tally]) -> str:
    """Return the score as a table: a line a key with precision, recall, F1 and counts."""
    rows: list[tuple[str, ...]] = [("项目", "", "准确率", "召回率", "F1", "应有", "读出", "相符")]
    for key in KEYS:
        line = tallies[key.name]
        ratios = (_percent(share) for share in (line.precision, line.recall, line.f1))
        rows.append((key.name, key.label, *ratios, str(line.expected), str(line.got), str(line.found)))
    return aligned(rows, right=range(2, 8))


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _shown(fact: Fact, rivals: Iterable[Fact]) -> str:
    """Return a fact in one line, from shortly before where it parts from a rival of the same place."""
    line = " | ".join(map(str, fact)).replace("\n", "⏎")
    others = [" | ".join(map(str, rival)).replace("\n", "⏎") for rival in rivals if rival[0] == fact[0]]
    same = max((_shared(line, other) for other in others), default=0)
    skipped = same - CONTEXT if same > SHOWN // 2 else 0
    part = line[skipped : skipped + SHOWN]
    return f"{fact[0]} …{part}" if skipped else part


def difference_lines(comparison: Mapping[str, Difference]) -> list[str]:
    """Return a line for each fact that was missed (缺) or false (多), key by key."""
    lines = []
    for key in KEYS:
        _, missed, false = comparison[key.name]
        for mark, bag, rivals in (("缺", missed, false), ("多", false, missed)):
            lines += [f"  {key.name} {mark} {_shown(fact, rivals)}" for fact in bag.elements()]
    return lines


def load_expected(path: Path) -> Json:
    """Return an expected reading.

    Raises:
        ConfigError: the file cannot be read, or is not the JSON form of a bulletin.
    """
    try:
        data: Json = json.loads(path.read_bytes())
        compare(data, data)
    except OSError as fault:
        raise ConfigError(f"标准答案 {path} 无法打开：{reason_of(fault)}", "score") from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise ConfigError(f"标准答案 {path} 不是一期快报的 JSON（ccsearch parse --json 的格式）。", "score") from fault
    return data


def score(source: Path, expected: Path, lexicon: Lexicon) -> dict[str, Difference]:
    """Return the differences between the reading of a source file and its expected reading.

    Raises:
        ConfigError: one of the two files cannot be read.
    """
    try:
        data = source.read_bytes()
    except OSError as fault:
        raise ConfigError(f"文件 {source} 无法打开：{reason_of(fault)}", "score") from fault
    return compare(load_expected(expected), to_json(read(data, source.name, lexicon).bulletin), lexicon)


def _expected_of(source: Path) -> Path | None:
    beside = (source.with_suffix(".json"), source.with_suffix(".expected.json"))
    apart = (folder / "expected" / f"{source.stem}.json" for folder in (source.parent, source.parent.parent))
    return next((path for path in (*beside, *apart) if path.is_file()), None)


def _lexicon_of(source: Path, top: Path) -> Path | None:
    for folder in source.parents:
        if (path := folder / "lexicon.toml").is_file():
            return path
        if folder == top.parent:
            break
    return None


def find_pairs(folder: Path) -> tuple[Pair, ...]:
    """Return every source below ``folder`` that has an expected reading, in order of path.

    ``x.txt`` goes with ``x.json`` or ``x.expected.json`` beside it, or with ``x.json`` in a folder
    ``expected`` beside it or beside its folder. The nearest ``lexicon.toml`` at or above the source,
    up to the folder above ``folder``, holds for it. ``folder`` may also be one source file.
    """
    sources = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    found = ((path, _expected_of(path)) for path in sources if path.is_file() and path.suffix != ".json")
    return tuple(Pair(path, expected, _lexicon_of(path, folder)) for path, expected in found if expected)


@click.command(help="给解析打分：FOLDER 中的源文件与人工标准答案逐项比较，列出准确率、召回率和 F1。")
@click.argument("folders", metavar="FOLDER…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--lexicon", type=click.Path(path_type=Path), help="词表文件（默认：源文件所在文件夹中的 lexicon.toml）")
@click.option("--each", is_flag=True, help="每个文件另列一表")
@click.option("-v", "--verbose", is_flag=True, help="列出每一处缺漏和多余")
def main(folders: tuple[Path, ...], lexicon: Path | None, each: bool, verbose: bool) -> None:
    """Print the score over all pairs below the folders."""
    pairs = [pair for folder in folders for pair in find_pairs(folder)]
    if not pairs:
        raise click.UsageError("这些文件夹里没有成对的源文件和标准答案（如 x.txt 与 x.json）。")
    comparisons = []
    for pair in pairs:
        try:
            comparisons.append(score(pair.source, pair.expected, load_lexicon(lexicon or pair.lexicon)))
        except CcsearchError as fault:
            raise click.ClickException(fault.message) from fault
        details = difference_lines(comparisons[-1]) if verbose else []
        table = [score_table(tally(comparisons[-1:]))] if each else []
        if details or table:
            click.echo("\n".join([str(pair.source), *details, *table]))
    click.echo(f"共 {len(pairs)} 期")
    click.echo(score_table(tally(comparisons)))


if __name__ == "__main__":
    main()
