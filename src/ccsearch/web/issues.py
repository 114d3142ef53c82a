"""The list of issues, one issue to read, and its source file."""

from itertools import groupby, pairwise
from pathlib import PurePosixPath

from flask import Blueprint, Response, request, url_for

from ccsearch.archive import source_bytes
from ccsearch.errors import NotFoundError
from ccsearch.records import Bulletin, Item, Listing
from ccsearch.search.contract import IssueSummary
from ccsearch.web import current
from ccsearch.web.contexts import Gap, IssuePage, IssuesPage, Link, Section, SetItem, render
from ccsearch.web.downloads import attachment
from ccsearch.web.freshness import modified
from ccsearch.web.related import told_again
from ccsearch.web.setting import set_out
from ccsearch.web.wording import issue_name

blueprint = Blueprint("issues", __name__)

NO_YEAR = "日期不详"
WIDEST_GAP = 60
"""A longer jump in the numbers is a new count, not missing issues."""


def _year(summary: IssueSummary) -> str:
    return str(summary.date.year) if summary.date else NO_YEAR


def with_gaps(issues: tuple[IssueSummary, ...]) -> tuple[IssueSummary | Gap, ...]:
    """Return issues, newest first, with a ``Gap`` wherever numbers between neighbours are missing."""
    rows: list[IssueSummary | Gap] = list(issues[:1])
    for newer, older in pairwise(issues):
        if newer.number and older.number and 1 < newer.number - older.number <= WIDEST_GAP:
            rows.append(Gap(older.number + 1, newer.number - 1))
        rows.append(older)
    return tuple(rows)


def _of_year(rows: tuple[IssueSummary | Gap, ...], year: str) -> tuple[IssueSummary | Gap, ...]:
    """Return the rows of one year; a gap belongs to the year of the issue after it."""
    kept: list[IssueSummary | Gap] = []
    inside = False
    for row in rows:
        inside = inside if isinstance(row, Gap) else _year(row) == year
        if inside:
            kept.append(row)
    return tuple(kept)


@blueprint.get("/issues")
def issues() -> str:
    """Show the issues of a year, the newest unless another is asked for.

    Raises:
        NotFoundError: there is no issue of that year.
    """
    every = current.engine().issues()
    counts = {year: len(list(rows)) for year, rows in groupby(every, _year)}
    year = request.args.get("year", "") or next(iter(counts), "")
    if counts and year not in counts:
        raise NotFoundError(f"归档中没有{year[:20]}年的快报。", year)
    years = tuple(Link(f"{one}年（{count}期）" if one != NO_YEAR else f"{one}（{count}期）",
                       url_for("issues.issues", year=one), one == year) for one, count in counts.items())  # fmt: skip
    return render(IssuesPage(title="各期快报", years=years, rows=_of_year(with_gaps(every), year), total=len(every)))


def set_item(item: Item) -> SetItem:
    """Return an item ready to be read."""
    loose = tuple(statement for statement in item.statements if not statement.span.end)
    return SetItem(item, set_out(item, current.lexicon()), loose)


def _sections(bulletin: Bulletin) -> tuple[Section, ...]:
    """Return the items under their headings; ``opened`` are the headings that the section before had not."""
    made: list[Section] = []
    above: tuple[str, ...] = ()
    for path, items in groupby(bulletin.items, lambda item: item.path):
        shared = next(
            (d for d, (a, b) in enumerate(zip(path, above, strict=False)) if a != b), min(len(path), len(above))
        )
        made.append(Section(path, path[shared:], tuple(set_item(item) for item in items)))
        above = path
    return tuple(made)


def neighbours(key: str) -> tuple[Link | None, Link | None]:
    """Return the ways to the issue before and the one after, None at either end."""
    every = current.engine().issues()
    place = next((place for place, row in enumerate(every) if row.key == key), -1)
    if place < 0:
        return None, None
    older, newer = every[place + 1 : place + 2], every[max(place - 1, 0) : place]
    first, last = ([Link(issue_name(row.number, row.key), url_for("issues.issue", key=row.key)) for row in rows]
                   for rows in (older, newer))  # fmt: skip
    return (first[0] if first else None), (last[0] if last else None)


@blueprint.get("/issues/<key>")
def issue(key: str) -> str:
    """Show one issue as a page to read."""
    stored = current.engine().issue(key)
    modified(stored.modified)
    bulletin = stored.bulletin
    before, after = neighbours(key)
    return render(
        IssuePage(
            title=f"{issue_name(bulletin.number, key)} {bulletin.title or ''}".strip(),
            bulletin=bulletin,
            sections=_sections(bulletin),
            footer=_footer(bulletin),
            problems=bulletin.problems,
            again=told_again(bulletin),
            source=stored.path,
            before=before,
            after=after,
        )
    )


def _footer(bulletin: Bulletin) -> tuple[Listing, ...]:
    contact = (("电子邮箱", bulletin.contact.email), ("电话", bulletin.contact.phone))
    return (*bulletin.staff, *bulletin.distribution, *(Listing(label, (value,)) for label, value in contact if value))


@blueprint.get("/issues/<key>/source")
def source(key: str) -> Response:
    """Hand out the file an issue was read from, as it is."""
    path = current.engine().issue(key).path
    data = source_bytes(current.holding().config, path)
    return attachment(data, "application/octet-stream", PurePosixPath(path).name, "source")
