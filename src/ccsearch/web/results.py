"""The result page."""

from dataclasses import replace

from flask import Blueprint, request

from ccsearch.fields import BY_NAME
from ccsearch.search.contract import KINDS, SORTS, Answer, Note, Request
from ccsearch.web import current
from ccsearch.web.charts import over_time
from ccsearch.web.contexts import Link, SearchPage, render
from ccsearch.web.exports import FORMS, PICKED
from ccsearch.web.facets import SEARCH_PATH, Panel, chips, panels
from ccsearch.web.questions import Question, read_question
from ccsearch.web.wording import KIND_LABELS, SORT_LABELS, sentence

blueprint = Blueprint("results", __name__)

_NEAR = 2


def last_page(answer: Answer) -> int:
    """Return the number of the last page, 1 where there are no results."""
    return max(1, -(-answer.total // answer.size))


def page_links(question: Question, answer: Answer) -> tuple[Link | None, ...]:
    """Return links to the first, the last and the pages around this one; None stands for a stretch left out."""
    last, here = last_page(answer), answer.page
    kept = sorted({1, last, *(page for page in range(here - _NEAR, here + _NEAR + 1) if 1 <= page <= last)})
    links: list[Link | None] = []
    for before, page in zip([0, *kept], kept, strict=False):
        if page - before > 1:
            links.append(None)
        links.append(Link(str(page), question.changed(page=page).address(SEARCH_PATH), page == here))
    return tuple(links)


def _kinds(question: Question) -> tuple[Link, ...]:
    here = question.request.kind
    return tuple(Link(KIND_LABELS[kind], question.changed(kind=kind).address(SEARCH_PATH), kind == here)
                 for kind in KINDS)  # fmt: skip


def _sorts(question: Question) -> tuple[Link, ...]:
    here = question.request.sort
    return tuple(Link(SORT_LABELS[sort], question.changed(sort=sort).address(SEARCH_PATH), sort == here)
                 for sort in SORTS)  # fmt: skip


def export_links(question: Question, total: int) -> tuple[Link, ...]:
    """Return the ways to keep the whole result, those that take but its first hits saying so."""
    first = replace(question.changed(size=Request().size), more=())
    return tuple(
        Link(f"{form.label}（前 {form.most:,} 条）" if total > form.most else form.label,
             first.address(f"{SEARCH_PATH}.{end}"))
        for end, form in FORMS.items()
    )  # fmt: skip


def _told(question: Question, answer: Answer) -> tuple[tuple[str, Link | None], ...]:
    """Return what there is to tell above the hits, each with a way on where that leads to results."""

    def way(note: Note) -> Link | None:
        if note.count == 0:
            return None
        if note.field:
            freed = question.choosing(note.field, ()) if note.field in BY_NAME else question.without_dates()
            return Link("去掉这个条件", freed.address(SEARCH_PATH))
        if note.query is None:
            return None
        return Link(f"查“{note.query}”", question.changed(query=note.query).address(SEARCH_PATH))

    return tuple((note.message, way(note)) for note in answer.notes)


def _hidden(question: Question, boxes: tuple[Panel, ...]) -> tuple[tuple[str, str], ...]:
    """Return the parameters that no visible part of the form carries."""
    shown = {"q", "from", "to", "page", *(box.parameter for box in boxes)}
    return tuple((name, value) for name, value in question.pairs() if name not in shown)


@blueprint.get("/search")
def search() -> str:
    """Show what a question found."""
    question = replace(read_question(request.args, current.today()), at=0)
    answer = current.engine().search(question.request)
    here, last, boxes = answer.page, last_page(answer), panels(question, answer)
    return render(
        SearchPage(
            title=sentence(question),
            typed=question.request.query,
            question=question,
            answer=answer,
            panels=boxes,
            hidden=_hidden(question, boxes),
            chips=chips(question),
            told=_told(question, answer),
            kinds=_kinds(question),
            sorts=_sorts(question),
            pages=page_links(question, answer) if last > 1 or here > 1 else (),
            before=question.changed(page=min(here - 1, last)).address(SEARCH_PATH) if here > 1 else "",
            after=question.changed(page=here + 1).address(SEARCH_PATH) if here < last else "",
            exports=export_links(question, answer.total) if answer.hits else (),
            picked=PICKED,
            chart=over_time(question, answer, SEARCH_PATH),
            quantities=question.changed(kind="item", sort="relevance", size=20).address("quantities"),
            feed=question.changed(sort="relevance", size=20).address("feed.atom"),
        )
    )
