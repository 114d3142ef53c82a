"""Atom feeds: any search, newest first, and new issues."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

from feedgen.feed import FeedGenerator
from flask import Blueprint, Response, request, url_for
from werkzeug.urls import iri_to_uri

from ccsearch.web import current
from ccsearch.web.downloads import xml_text
from ccsearch.web.questions import read_question
from ccsearch.web.wording import day, headline, issue_name, key_name, sentence

blueprint = Blueprint("feeds", __name__)

ENTRIES = 50
BEIJING = timezone(timedelta(hours=8))


def _moment(value: date | None) -> datetime:
    return datetime.combine(value or date(1970, 1, 1), time(), BEIJING)


def _feed(title: str, page: str) -> FeedGenerator:
    feed = FeedGenerator()
    address = iri_to_uri(request.url)
    feed.id(address)
    feed.title(xml_text(title))
    feed.link(href=address, rel="self")
    feed.link(href=page, rel="alternate")
    feed.language("zh-Hans")
    feed.author(name=f"{current.lexicon().district.name}工作快报检索")
    feed.updated(_moment(None))
    return feed


def _entry(feed: FeedGenerator, address: str, title: str, summary: str, issued: date | None) -> None:
    entry = feed.add_entry(order="append")
    entry.id(address)
    entry.title(xml_text(title))
    entry.link(href=address)
    entry.summary(xml_text(summary))
    entry.updated(_moment(issued))


def _answer(feed: FeedGenerator, newest: date | None) -> Response:
    feed.updated(_moment(newest))
    return Response(feed.atom_str(pretty=True), mimetype="application/atom+xml")


@blueprint.get("/feed.atom")
def search_feed() -> Response:
    """Give what a question finds, newest first, as a feed."""
    question = replace(read_question(request.args, current.today()), at=0, more=())
    question = question.changed(sort="newest", size=ENTRIES, facets=False)
    answer = current.engine().search(question.request)
    shown = question.changed(size=20)
    feed = _feed(f"工作快报：{sentence(question)}", shown.address(url_for("results.search", _external=True)))
    for hit in answer.hits:
        item_id, _, said = hit.id.partition(".")
        address = url_for("items.item", item_id=item_id, _anchor=said or None, _external=True)
        snippet = "".join(piece.text for piece in hit.snippet)
        title = f"{key_name(hit.issue)} {hit.heading or headline(hit.title, snippet)}"
        _entry(feed, address, title, snippet, hit.date)
    return _answer(feed, answer.hits[0].date if answer.hits else None)


@blueprint.get("/issues.atom")
def issue_feed() -> Response:
    """Give the newest issues as a feed."""
    issues = current.engine().issues()[:ENTRIES]
    feed = _feed("工作快报：新到各期", url_for("issues.issues", _external=True))
    for row in issues:
        summary = f"{day(row.date)}，{row.items} 个条目，{row.statements} 条指示要求。"
        address = url_for("issues.issue", key=row.key, _external=True)
        _entry(feed, address, f"{issue_name(row.number, row.key)} {row.title or ''}", summary, row.date)
    return _answer(feed, issues[0].date if issues else None)
