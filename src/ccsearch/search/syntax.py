"""The marks of the query language: Whoosh taggers for them, and the faults a query can have.

Tagging works on the query with full-width letters, digits, colons and brackets made half width, one
character to one, so that places are those of the query as typed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from whoosh.qparser import QueryParser, plugins, syntax, taggers

from ccsearch.fields import BY_PREFIX

QUOTES = (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』"))
_SINGLE_QUOTES = "".join({mark for pair in QUOTES for mark in pair})
_KEPT_WIDE = "？＊"  # punctuation in a sentence, not wildcards
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT_WIDE} | {0x3000: 0x20}

_BEFORE = r"(?:^|(?<=[\s()]))"
_AFTER = r"(?=[\s()]|$)"
_PREFIXES = "|".join(sorted(map(re.escape, BY_PREFIX), key=len, reverse=True))


CANDIDATES = re.compile(rf"[\s()\-{_SINGLE_QUOTES}]|(?<!\w)(?:(?:AND|OR|NOT|且|或|非)(?!\w)|(?i:{_PREFIXES}):)")
"""Where a mark can begin: nowhere else is it worth to look for one."""

_PLAIN = re.compile(r"[\w\s]+")
_OPERATORS = frozenset(("AND", "OR", "NOT", "且", "或", "非"))


def narrow(text: str) -> str:
    """Return the query with full-width operators made half width; every offset stays."""
    return text.translate(_NARROW)


class Both(syntax.AndGroup):  # type: ignore[misc]
    """What an explicit AND joins, as opposed to words that merely follow one another."""


class Either(syntax.OrGroup):  # type: ignore[misc]
    """What OR joins."""


class Quoted(syntax.TextNode):  # type: ignore[misc]
    """An exact string between quotes."""

    def query(self, parser: Any) -> Any:
        """Return its query, which the parser makes."""
        return parser.phrase(self)


class LoneQuote(syntax.MarkerNode):  # type: ignore[misc]
    """A quote without its other half."""


class _QuoteTagger(taggers.RegexTagger):  # type: ignore[misc]
    def create(self, parser: QueryParser, match: re.Match[str]) -> Quoted:
        return Quoted(match[0][1:-1])


class _Plugin(plugins.Plugin):  # type: ignore[misc]
    """Tags quotes, and prefixes of fields."""

    def taggers(self, parser: QueryParser) -> list[tuple[taggers.Tagger, int]]:
        """Return the taggers with their priorities."""
        pairs = "|".join(f"{start}[^{end}]*{end}" for start, end in QUOTES)
        return [
            (_QuoteTagger(pairs), -2),
            (taggers.FnTagger(f"[{_SINGLE_QUOTES}]", LoneQuote), -1),
        ]


class _Fields(plugins.FieldsPlugin):  # type: ignore[misc]
    """Fields by any of their prefixes; the node carries the field's name."""

    class FieldnameTagger(taggers.RegexTagger):  # type: ignore[misc]
        """Makes the node."""

        def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.FieldnameNode:
            """Return the node of a prefix."""
            return syntax.FieldnameNode(BY_PREFIX[match["text"].lower()].name, match[0])

    def __init__(self) -> None:
        super().__init__(rf"(?i:(?<!\w)(?P<text>{_PREFIXES})):\s*", remove_unknown=False)


def _operators() -> plugins.OperatorsPlugin:
    tagger = plugins.OperatorsPlugin.OpTagger
    prefix, infix = syntax.PrefixOperator, syntax.InfixOperator
    operators = [
        (tagger(rf"{_BEFORE}(?:NOT|非){_AFTER}|{_BEFORE}-(?=[^\s-])", syntax.NotGroup, prefix, memo="not"), 0),
        (tagger(rf"{_BEFORE}(?:AND|且){_AFTER}", Both, infix, memo="and"), 0),
        (tagger(rf"{_BEFORE}(?:OR|或){_AFTER}", Either, infix, memo="or"), 0),
    ]
    return plugins.OperatorsPlugin(operators, clean=True)


def is_plain(narrowed: str) -> bool:
    """Return whether a query has nothing but words and spaces, no mark and no operator."""
    return _PLAIN.fullmatch(narrowed) is not None and _OPERATORS.isdisjoint(narrowed.split())


def is_only_operators(text: str) -> bool:
    """Return whether a query has operators and nothing for them to join: 非, AND OR."""
    words = narrow(text).split()
    return bool(words) and _OPERATORS.issuperset(words)


def plain_words(narrowed: str) -> list[syntax.WordNode]:
    """Return the words of a plain query, as tagging would."""
    return [syntax.WordNode(word[0]).set_range(*word.span()) for word in re.finditer(r"\S+", narrowed)]


def language() -> list[plugins.Plugin]:
    """Return the plugins that make up the language."""
    return [_Plugin(), _Fields(), plugins.GroupPlugin(), _operators()]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a query: where, what (Chinese), and the change to the text that mends it."""

    position: int
    message: str
    start: int
    end: int
    instead: str = " "


Nodes = list[syntax.SyntaxNode]
_Open, _Close = plugins.GroupPlugin.OpenBracket, plugins.GroupPlugin.CloseBracket


def _content(nodes: Nodes) -> Nodes:
    return [node for node in nodes if not node.is_ws()]


def _quotes(nodes: Nodes, text: str) -> Iterator[Fault]:
    for node in nodes:
        at = node.startchar
        if isinstance(node, LoneQuote):
            yield Fault(at, f"引号 {text[at]} 不成对。", at, at + 1)
        elif isinstance(node, Quoted) and not node.text.strip():
            yield Fault(at, "引号里没有文字。", at, node.endchar)


def _brackets(nodes: Nodes, text: str) -> Iterator[Fault]:
    opened: Nodes = []
    before: syntax.SyntaxNode | None = None
    for node in _content(nodes):
        if isinstance(node, _Open):
            opened.append(node)
        elif isinstance(node, _Close) and not opened:
            yield Fault(node.startchar, "多了一个右括号。", node.startchar, node.endchar)
        elif isinstance(node, _Close):
            start = opened.pop().startchar
            if isinstance(before, _Open):
                yield Fault(start, "括号里没有内容。", start, node.endchar)
        before = node
    for left in opened:
        yield Fault(left.startchar, "括号没有结束。", len(text), len(text), ")")


def _operands(nodes: Nodes, text: str) -> Iterator[Fault]:
    """Yield operators that lack what they join, and prefixes that lack their value."""
    content = _content(nodes)
    for before, node, after in zip([None, *content], content, [*content[1:], None], strict=False):
        assert node is not None
        ends = after is None or isinstance(after, _Close | syntax.InfixOperator)
        begins = before is None or isinstance(before, _Open | syntax.Operator | syntax.FieldnameNode)
        name = text[node.startchar : node.endchar].strip()
        if isinstance(node, syntax.InfixOperator) and (begins or ends):
            side = "前面" if begins else "后面"
            yield Fault(node.startchar, f"“{name}”{side}缺少词语。", node.startchar, node.endchar)
        elif isinstance(node, syntax.PrefixOperator) and (ends or isinstance(after, syntax.PrefixOperator)):
            yield Fault(node.startchar, f"“{name}”后面缺少词语。", node.startchar, node.endchar)
        elif isinstance(node, syntax.FieldnameNode) and (ends or isinstance(after, syntax.FieldnameNode)):
            yield Fault(node.startchar, f"“{name}”后面缺少要找的内容。", node.startchar, node.endchar)
        elif isinstance(node, syntax.FieldnameNode) and isinstance(after, syntax.Operator):
            yield Fault(node.startchar, f"“{name}”后面不能是运算符。", node.startchar, node.endchar)


def _prefixes(nodes: Nodes, text: str) -> Iterator[Fault]:
    """Yield Latin prefixes that are no field but look like one."""
    for node in nodes:
        match = re.match(r"([A-Za-z]+):(?=\S)", str(node.text)) if isinstance(node, syntax.WordNode) else None
        close = get_close_matches(match[1].lower(), BY_PREFIX, 1, 0.6) if match else []
        if match and close:
            at, known = node.startchar, "、".join(prefix for prefix in BY_PREFIX if prefix.isascii())
            message = f"没有“{match[1]}”这个字段，可用的有：{known}。"
            yield Fault(at, message, at, at + len(match[1]), close[0])


CHECKS: tuple[Callable[[Nodes, str], Iterator[Fault]], ...] = (_quotes, _brackets, _operands, _prefixes)
"""What is checked, in order; the first fault is the one that is told."""


def first_fault(nodes: Nodes, text: str) -> Fault | None:
    """Return the first fault of a tagged query, or None."""
    return next((fault for check in CHECKS for fault in check(nodes, text)), None)


def mend(text: str, fault: Fault) -> str:
    """Return the query without this fault."""
    return " ".join((text[: fault.start] + fault.instead + text[fault.end :]).split())
