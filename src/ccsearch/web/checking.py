"""查重: a draft against everything that was published, on a page, and the same for the API."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

import msgspec
from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from ccsearch.archive import read_draft
from ccsearch.errors import ConfigError
from ccsearch.knowledge import Check, Overlap
from ccsearch.web import current
from ccsearch.web.contexts import Page, render
from ccsearch.web.items import find_item
from ccsearch.web.marking import Stretch, draft_pieces, item_pieces
from ccsearch.web.wording import citation

blueprint = Blueprint("checking", __name__)

LONGEST = 20_000
"""Characters of a draft at most: three issues."""

MOST_BYTES = 4 * 1024 * 1024
"""Bytes of a file at most."""

EMPTY = "请粘贴草稿，或选择一个有文字的文件。"


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft to be compared."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST)]


_drafts = msgspec.json.Decoder(Draft)


@dataclass(frozen=True, slots=True)
class Compared:
    """One item beside a draft: its number among those shown, what it shares, and its text with that marked."""

    place: int
    overlap: Overlap
    pieces: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage(Page):
    """A draft to be typed, and what it shares once it was; ``name`` is where the draft came from."""

    template: ClassVar[str] = "check.html"
    text: str = ""
    name: str = ""
    fault: str = ""
    found: Check | None = None
    pieces: tuple[Stretch, ...] = ()
    rows: tuple[Compared, ...] = ()
    longest: int = LONGEST
    megabytes: int = MOST_BYTES >> 20


def limited() -> None:
    """Count this request, whose body may be as large as a draft may be."""
    request.max_content_length = MOST_BYTES
    current.count(current.holding().checks)


def asked() -> Check:
    """Return what the draft in the body of an API request shares with the archive.

    Raises:
        ConfigError: the body is not a draft.
    """
    limited()
    try:
        draft = _drafts.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        told = f'正文应是 JSON：{{"text": "草稿"}}，草稿 1 到 {LONGEST} 字。'
        raise ConfigError(told, "text") from fault
    return current.comparer().check(draft.text)


def _compared(found: Check) -> tuple[Compared, ...]:
    base = current.comparer().base
    numbers = base.found(row.item.id for row in found.overlaps)
    texts = {item.id: item.text for item in base.items(numbers).values()}
    return tuple(Compared(place, row, item_pieces(texts.get(row.item.id, ""), row, place))
                 for place, row in enumerate(found.overlaps, 1))  # fmt: skip


def _result(text: str, name: str, without: tuple[str, ...] = ()) -> CheckPage:
    found = current.comparer().check(text, without)
    return CheckPage(title=f"查重：{name}" if name else "查重结果", text=text, name=name, found=found,
                     pieces=draft_pieces(text, found.overlaps), rows=_compared(found))  # fmt: skip


@blueprint.get("/check")
def check() -> str:
    """Show where a draft is typed; with ``item``, what that item shares with the others."""
    item_id = request.args.get("item", "")
    if not item_id:
        return render(CheckPage(title="查重"))
    limited()
    stored, item = find_item(item_id)
    return render(_result(item.text, citation(stored.bulletin, item), (item_id,)))


def _draft() -> tuple[str, str]:
    """Return the draft that was sent, and the name of its file."""
    file = request.files.get("file")
    if file and file.filename:
        name = file.filename.replace("\\", "/").rpartition("/")[2]
        return read_draft(file.read(), name, current.lexicon()).text, name
    return request.form.get("text", "").replace("\r\n", "\n"), ""


@blueprint.post("/check")
def checked() -> ResponseReturnValue:
    """Show what the draft that was sent shares with the archive."""
    limited()
    text, name = _draft()
    if not any(map(str.isalnum, text)):
        return render(CheckPage(title="查重", text=text, fault=EMPTY)), 400
    if len(text) > LONGEST:
        told = f"草稿有 {len(text):,} 字，一次最多 {LONGEST:,} 字，请分几次查。"
        return render(CheckPage(title="查重", text=text[:LONGEST], fault=told)), 400
    return render(_result(text, name))
