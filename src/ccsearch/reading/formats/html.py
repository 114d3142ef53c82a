"""Web pages: the bulletin on one, without the chrome of the site around it.

Own rules on lxml, since the libraries tried lose parts of a bulletin: readability 0.9 its masthead (4 of 12
pages), trafilatura 2.3 paragraphs in bold (1 of 12) while keeping menus in tables (3 of 12).
"""

import re
from typing import Any, NamedTuple

from ccsearch.reading.formats.encodings import decode
from ccsearch.reading.formats.extracted import BOLD, Extract, RefusedError, merge_bold
from ccsearch.reading.labels import CONTACT, DISTRIBUTION, STAFF

_DROPPED = frozenset(
    "script style noscript template head nav aside form iframe object button select input textarea svg canvas audio"
    " video map dialog".split()
)
_CHROME_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu"))
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|(?:bread)?crumbs?|side(?:bar)?|share|bdshare\w*|copyright|pag(?:er|ination)"
    r"|comments?|login|search|toolbar|related|friend-?links?|weizhi|position|location|qrcode|print|fontsize)(?:$|[\s_-])",
    re.IGNORECASE,
)
_EDGE = re.compile(r"(?:^|[\s_-])(?:header|footer|foot|top|bottom|banner)(?:$|[\s_-])", re.IGNORECASE)
_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:article|content|main|zoom|detail|body|text|con|TRS_Editor|UCAP-CONTENT|view|news|pages_content)"
    r"|editor|article|content",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_TAIL = re.compile(r"版权所有|ICP备|公网安备|网站标识码|copyright", re.IGNORECASE)
_LABEL = re.compile(
    r"[*\s]*(?:" + "|".join(r"\s*".join(label) for label in (*STAFF, *DISTRIBUTION, *CONTACT)) + r")\s*[：:]"
)

_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4"
    " h5 h6 header hr legend li main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_WEIGHED = _BLOCKS | _DROPPED | {"html", "span", "td"}
_CELLS = frozenset(("td", "th"))
_BOLD_TAGS = frozenset(("b", "strong"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WRAPPED = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
MAX_PAGE_BYTES = 8 * 1024 * 1024
_MOST_OF_PAGE = 0.5  # a share of the text that no chrome has
_LINKED = 0.7  # a share of links that only menus have
_FEW_LINKS = 2
_CONTENT_SHARE = 0.6  # a share of the text from which an element called content is it
_ARTICLE_SHARE = 0.3  # the same of <article> and <main>, which say so themselves


def read_html(data: bytes) -> Extract:
    """Return the text of a web page: the article, a paragraph a line, bold marked.

    What stands before the element that holds the article is kept, since a masthead may; of what comes
    after it only labelled lines (报：, 编校：).

    Raises:
        RefusedError: it is no text, or larger or deeper nested than a page is.
    """
    from lxml import etree, html

    if len(data) > MAX_PAGE_BYTES:
        raise RefusedError("format.too-large", limit=f"网页 {MAX_PAGE_BYTES >> 20} MB")
    source = decode(data)
    plain = source.text.replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # not one element in it
        return Extract("", source.problems)
    if any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
        raise RefusedError("format.damaged", kind="网页")  # nested as no page is: the rest would be lost unsaid
    _prune(root)
    return Extract("\n\n".join(_article(root)), source.problems)


class _Weight(NamedTuple):
    """How much text an element holds, how much of that is in links, and how many links there are."""

    text: int
    linked: int
    links: int


def _weigh(root: Any) -> dict[Any, _Weight]:
    """Return the weight of every element that may be chrome or content, all within counted."""
    weights: dict[Any, _Weight] = {}
    text = linked = links = 0
    begun: list[_Weight] = []
    dropped = 0
    for event, element in _events(root):
        if event == "start":
            begun.append(_Weight(text, linked, links))
            dropped += element.tag in _DROPPED
            text += 0 if dropped else _length(element.text)
            continue
        before = begun.pop()
        if element.tag == "a":
            linked, links = linked + text - before.text, links + 1
        dropped -= element.tag in _DROPPED
        if element.tag in _WEIGHED or element.attrib:
            weights[element] = _Weight(text - before.text, linked - before.linked, links - before.links)
        text += 0 if dropped else _length(element.tail)
    return weights


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _prune(root: Any) -> None:
    """Take the chrome out of a page."""
    weights = _weigh(root)
    most = weights[root].text * _MOST_OF_PAGE
    for element, weight in weights.items():
        if element.getparent() is None or element.tag == "body":
            continue
        if element.tag in _DROPPED or (weight.text <= most and _is_chrome(element, weight)):
            element.drop_tree()


def _is_chrome(element: Any, weight: _Weight) -> bool:
    called = _called(element)
    if _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None:
        return True
    if element.get("role") in _CHROME_ROLES or _CHROME.search(called):
        return True
    if element.tag in ("header", "footer") or _EDGE.search(called):
        return not _in_article(element) and next(element.iter("h1"), None) is None
    listing = element.tag in ("ul", "ol", "dl", "table", "div", "p")
    return listing and weight.links >= _FEW_LINKS and weight.linked >= weight.text * _LINKED


def _called(element: Any) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _in_article(element: Any) -> bool:
    return any(one.tag in ("article", "main") for one in element.iterancestors())


def _article(root: Any) -> list[str]:
    """Return the lines of the page that are the bulletin."""
    end = _content(root)
    lines = _Lines()
    finished_at = None
    for event, element in _events(root):
        lines.take(event, element)
        if event == "end" and element is end:
            lines.flush()
            finished_at = len(lines.done)
    lines.flush()
    body = lines.done[:finished_at]
    after = [line for line in lines.done[len(body) :] if _LABEL.match(line)]
    return [line for line in (*body, *after) if not _TAIL.search(line)]


def _content(root: Any) -> Any | None:
    """Return the innermost element called an article or content that holds most of the text, or None."""
    weights = _weigh(root)
    for element in weights:  # the innermost come first
        share = (
            _ARTICLE_SHARE if element.tag in ("article", "main") or element.get("role") == "main" else _CONTENT_SHARE
        )
        named = share == _ARTICLE_SHARE or _CONTENT.search(_called(element))
        if named and element.tag not in ("body", "html") and weights[element].text >= weights[root].text * share:
            return element
    return None


def _events(root: Any) -> Any:
    from lxml import etree

    return etree.iterwalk(root, events=("start", "end"))


class _Lines:
    """The lines of a page, gathered while walking over its elements."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._parts: list[str] = []
        self._bold = 0
        self._preformatted = 0
        self._numbers: dict[Any, int] = {}

    def take(self, event: str, element: Any) -> None:
        """Take the beginning or the end of an element."""
        if event == "start":
            self._begin(element)
            self._write(element.text)
        else:
            self._end(element)
            self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self._preformatted:
            self._parts.append(text)
            return
        first, *others = text.split("\n")
        self._parts.append(first)
        for line in others:
            self.flush()
            self._parts.append(line)

    def _begin(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS or tag == "br":
            self.flush()
        elif tag in _CELLS and any(part.strip() for part in self._parts):
            self._parts.append("\v")
        if tag == "pre":
            self._preformatted += 1
        if _is_bold(element):
            self._bold += 1
            if self._bold == 1:
                self._parts.append(BOLD)
        if tag == "li" and element.getparent() is not None and element.getparent().tag == "ol":
            self._numbers[element.getparent()] = number = self._numbers.get(element.getparent(), 0) + 1
            self._parts.append(f"{number}. ")

    def _end(self, element: Any) -> None:
        if _is_bold(element):
            self._bold -= 1
            if not self._bold:
                self._parts.append(BOLD)
        if element.tag in _BLOCKS:
            self.flush()
        if element.tag == "pre":
            self._preformatted -= 1

    def flush(self) -> None:
        """End the line that is being written; bold that goes on is closed and opened again."""
        text = "".join([*self._parts, BOLD] if self._bold else self._parts)
        text = merge_bold(_SPACES.sub(" ", _WRAPPED.sub("", text))).replace("\v", "\t")
        if text.strip(BOLD + " \t\n\u3000\xa0"):
            self.done.append(text.strip(" \t"))
        self._parts = [BOLD] if self._bold else []


def _is_bold(element: Any) -> bool:
    return element.tag in _BOLD_TAGS or bool(_BOLD_STYLE.search(element.get("style", "")))
