"""Leaders: all of them, and one with all that the archive holds of him or her."""

from flask import Blueprint, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.knowledge import EVENTS, Count, LeaderProfile
from ccsearch.web import current
from ccsearch.web.asked import Asked, leaf, one_of, search_address, ways
from ccsearch.web.charts import bars
from ccsearch.web.contexts import render
from ccsearch.web.knowing import Counted, LeaderPage, NameRow, NamesPage
from ccsearch.web.questions import Question, read_question

blueprint = Blueprint("leaders", __name__)

KINDS = {"": "全部", "visit": "调研检查", "meeting": "会议", "statement": "批示讲话", "cited": "被引用"}
"""Kinds of event, by the parameter's value."""

SHOWN = 12
"""Values shown of a count."""


@blueprint.get("/leaders")
def leaders() -> str:
    """Show all leaders with the number of their items and statements."""
    known = current.knowledge()
    counts = known.base.counts["leaders"]
    rows = tuple(
        NameRow(name, known.leader_post(name), url_for("leaders.leader", name=name),
                (count, len(known.ledger.by_leader(name))))
        for name, count in counts.items()
    )  # fmt: skip
    lead = f"共 {len(rows)} 位，按本区排序。点姓名看调研、会议、要求和常讲的主题。"
    return render(NamesPage(title="领导", heading="领导", lead=lead, heads=("条目", "指示要求"), groups=(("", rows),)))


def profile_of(name: str) -> LeaderProfile:
    """Return the profile of a leader of the archive, by name or another way of writing it.

    Raises:
        NotFoundError: the archive has no such leader.
    """
    known = current.knowledge()
    held = known.base.counts["leaders"]
    written = name if name in held else current.lexicon().leader(name) or name
    if written not in held:
        raise NotFoundError(f"归档中没有领导“{name[:40]}”。", name)
    return known.leader(written)


def _units(counts: tuple[Count, ...]) -> tuple[Counted, ...]:
    return tuple(Counted(row.value, row.count, url_for("units.unit", name=row.value)) for row in counts[:SHOWN])


def _figures(profile: LeaderProfile) -> tuple[tuple[str, int], ...]:
    kinds = [event.kind for event in profile.events]
    return (("条目", len(kinds)), *((KINDS[kind], kinds.count(kind)) for kind in ("visit", "meeting")),
            ("指示要求", profile.statements))  # fmt: skip


@blueprint.get("/leaders/<path:name>")
def leader(name: str) -> str:
    """Show one leader: timeline, visits by unit and place, subjects, months."""
    asked = Asked(read_question(request.args, current.today()))
    kind = one_of(request.args, "part", EVENTS)
    profile = profile_of(name)
    own = profile.name
    chosen = [event for event in profile.events if not kind or event.kind == kind]
    here = Asked(asked.question, (("part", kind),))
    path = url_for("leaders.leader", name=own)
    shown, pages = leaf(here, len(chosen), path)
    return render(
        LeaderPage(
            title=own,
            profile=profile,
            figures=_figures(profile),
            kinds=ways(here, "part", KINDS, kind, path),
            events=tuple(chosen[shown]),
            leaf=pages,
            units=_units(profile.by_unit),
            places=tuple(Counted(row.value, row.count, search_address(leader=own, place=row.value))
                         for row in profile.by_place[:SHOWN]),
            addressed=_units(profile.addressed),
            subjects=tuple(
                Counted(row.value, row.count, search_address(query=f"正文:{row.value}", kind="statement", speaker=own))
                for row in profile.subjects
            ),
            months=bars(profile.months, Question().choosing("leader", (own,)), url_for("results.search")),
            everything=search_address(leader=own),
            ledger=f"{url_for('instructions.instructions')}?leader={own}",
        )
    )  # fmt: skip
