"""兄弟单位: a subject, and a line for each unit with what it did about it."""

import msgspec
from flask import Blueprint, request, url_for

from ccsearch.knowledge import Peers, query_words
from ccsearch.web import current
from ccsearch.web.asked import Asked, leaf, search_address
from ccsearch.web.contexts import render
from ccsearch.web.knowing import Counted, PeersPage
from ccsearch.web.matrix import rooms
from ccsearch.web.questions import Question, read_question

blueprint = Blueprint("peers", __name__)

DEEDS = 3
"""Reports shown of a unit."""

PAGE = 15


def peers_of(question: Question) -> Peers:
    """Return the units that reported on the subject of a question; none where it names no subject.

    Raises:
        QueryError: the subject cannot be understood as a query.
    """
    asked = msgspec.structs.replace(question.request, kind="item", sort="newest", page=1)
    base = current.knowledge().base
    found = base.found(current.engine().ids(asked)) if asked.query else ()
    return Peers(base, found, query_words(asked.query))


def _subjects() -> tuple[Counted, ...]:
    """Return the subjects of the lexicon that the archive has, with the number of items."""
    engine, made = current.engine(), []
    for row in current.lexicon().content.synonyms:
        question = Question().changed(query=row.words[0])
        count = len(engine.ids(question.request))
        if count:
            made.append(Counted(row.words[0], count, question.address(url_for("peers.page"))))
    return tuple(made)


@blueprint.get("/peers")
def page() -> str:
    """Show what each unit did about a subject, whoever did so last first."""
    read = read_question(request.args, current.today())
    question = Question(Question().request, read.since, read.until, (), 0).changed(
        query=read.request.query, since=read.request.since, until=read.request.until, page=read.request.page
    )
    rows = peers_of(question)
    shown, pages = leaf(Asked(question), len(rows), url_for("peers.page"), PAGE)
    query = question.request.query
    return render(
        PeersPage(
            title=f"兄弟单位：{query}" if query else "兄弟单位",
            typed=query,
            rooms=rooms("peers.page"),
            since=question.since,
            until=question.until,
            subjects=() if query else _subjects(),
            total=len(rows),
            results=search_address(query=query),
            rows=rows.rows(DEEDS, shown),
            leaf=pages,
        )
    )
