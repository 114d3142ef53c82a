"""One item for good."""

from dataclasses import replace

import msgspec
from flask import Blueprint, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.records import Bulletin, Item
from ccsearch.search.contract import Hit, StoredIssue
from ccsearch.web import current
from ccsearch.web.contexts import ItemPage, Link, Trail, render
from ccsearch.web.facets import SEARCH_PATH
from ccsearch.web.freshness import modified
from ccsearch.web.issues import set_item
from ccsearch.web.questions import Question, quoted, read_question
from ccsearch.web.related import similar
from ccsearch.web.wording import citation, headline, key_name, sentence

blueprint = Blueprint("items", __name__)


def item_of(bulletin: Bulletin, item_id: str) -> Item:
    """Return an item of a bulletin.

    Raises:
        NotFoundError: it has no such item.
    """
    for item in bulletin.items:
        if item.id == item_id:
            return item
    raise NotFoundError(f"{key_name(bulletin.key)}中没有条目 {item_id[:40]}。", item_id)


def find_item(item_id: str) -> tuple[StoredIssue, Item]:
    """Return an item and the issue it stands in.

    Raises:
        NotFoundError: there is no such issue, or no such item in it.
    """
    stored = current.engine().issue(item_id.rpartition("-")[0])
    return stored, item_of(stored.bulletin, item_id)


def hit_address(folder: str, parameters: str, hit: Hit, at: int) -> str:
    """Return the address of a hit's item in ``folder`` that keeps its place ``at`` in the result of a question.

    ``parameters`` are those of the question, from "?" on or "", and without a place.
    """
    item_id, _, statement = hit.id.partition(".")
    place = f"{'&' if parameters else '?'}at={at}" if at else ""
    return f"{folder}{quoted(item_id)}{parameters}{place}{'#' + statement if statement else ''}"


def _hit(question: Question, at: int) -> tuple[Hit | None, int]:
    """Return the hit at a place of a result, if there is one, and the number of hits."""
    request = msgspec.structs.replace(question.request, page=at, size=1, facets=False)
    answer = current.engine().search(request)
    return (answer.hits[0] if answer.hits else None), answer.total


def trail(question: Question) -> Trail | None:
    """Return where one stands within the result of a question, or None when not coming from one."""
    at = question.at
    if not at:
        return None
    (earlier, _), (later, total) = (_hit(question, at - 1) if at > 1 else (None, 0)), _hit(question, at + 1)
    page = (at - 1) // question.request.size + 1
    folder = url_for("items.item", item_id=".").removesuffix(".")
    parameters = replace(question, at=0).address()
    return Trail(
        at=at,
        total=total,
        words=sentence(question),
        back=f"{question.changed(page=page).address(url_for('results.' + SEARCH_PATH))}#hit-{at}",
        before=hit_address(folder, parameters, earlier, at - 1) if earlier else "",
        after=hit_address(folder, parameters, later, at + 1) if later else "",
    )


def _neighbours(bulletin: Bulletin, item: Item) -> tuple[Link | None, Link | None]:
    place = bulletin.items.index(item)
    before, after = bulletin.items[max(place - 1, 0) : place], bulletin.items[place + 1 : place + 2]
    links = (
        [Link(headline(one.title, one.text), url_for("items.item", item_id=one.id)) for one in rows]
        for rows in (before, after)
    )
    first, last = links
    return (first[0] if first else None), (last[0] if last else None)


@blueprint.get("/items/<item_id>")
def item(item_id: str) -> str:
    """Show one item with its facts, statements, citation and place in the issue."""
    question = read_question(request.args, current.today())
    stored, found = find_item(item_id)
    modified(stored.modified)
    before, after = _neighbours(stored.bulletin, found)
    return render(
        ItemPage(
            title=f"{headline(found.title, found.text)} {citation(stored.bulletin, found)}",
            typed=question.request.query,
            bulletin=stored.bulletin,
            set_item=set_item(found),
            citation=citation(stored.bulletin, found),
            source_text="\n".join(stored.text[span.start : span.end] for span in found.origin),
            trail=trail(question),
            similar=similar(found),
            before=before,
            after=after,
        )
    )
