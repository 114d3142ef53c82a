"""督办台账: what was asked of whom, what may have come of it, and what was said again."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, Response, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.knowledge import WITHIN_DAYS, Choice, Instruction, reasons
from ccsearch.web import current
from ccsearch.web.asked import Asked, leaf, one_of
from ccsearch.web.contexts import Link, render
from ccsearch.web.downloads import attachment
from ccsearch.web.knowing import Box, InstructionsPage, Option
from ccsearch.web.questions import read_question
from ccsearch.web.sheets import FORMS, Head, Linked, Value
from ccsearch.web.wording import day, key_name, said_to

blueprint = Blueprint("instructions", __name__)

FOLLOWED = {"": "全部", "yes": "有后续线索", "no": "无后续线索"}
REPEATED = {"": "全部", "yes": "多次强调", "no": "只提一次"}
_MEANING = {"": None, "yes": True, "no": False}

MOST = 5000
"""Lines of an export at most, the newest ones."""

HEADS = (
    Head("编号", 12), Head("期号", 10), Head("日期", 12), Head("领导", 10), Head("序号", 6), Head("要点", 22),
    Head("内容", 60), Head("对象", 22), Head("出处", 34), Head("后续线索（供核对）", 60), Head("强调次数", 9),
    Head("首次", 12), Head("末次", 12), Head("办理情况", 24),
)  # fmt: skip
"""The columns of the ledger; the last is for the office to fill in."""


def read_asked() -> Asked:
    """Return what the address of the ledger asks for.

    Raises:
        ConfigError: a parameter cannot be understood.
    """
    extra = tuple((name, one_of(request.args, name, choices))
                  for name, choices in (("followed", FOLLOWED), ("repeated", REPEATED)))  # fmt: skip
    return Asked(read_question(request.args, current.today()), extra)


def choice_of(asked: Asked) -> Choice:
    """Return which lines are wanted; a name may be written as any of its aliases."""
    extra, chosen, lexicon = dict(asked.extra), asked.question.chosen, current.lexicon()
    known = current.knowledge().ledger
    return Choice(
        leaders=tuple(name if name in known.leaders else lexicon.leader(name) or name
                      for name in chosen.get("leader", ())),
        units=tuple(name if name in known.units else lexicon.unit(name) or name for name in chosen.get("unit", ())),
        since=asked.question.request.since,
        until=asked.question.request.until,
        followed=_MEANING[extra["followed"]],
        repeated=_MEANING[extra["repeated"]],
    )  # fmt: skip


def _names(label: str, name: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> Box:
    named = dict.fromkeys([*counts, *chosen])
    options = (Option(value, f"{value}（{counts.get(value, 0)}）", value in chosen[:1]) for value in named)
    return Box(name, label, (Option("", "全部", not chosen), *options))


def _boxes(asked: Asked, choice: Choice) -> tuple[Box, ...]:
    ledger, extra = current.knowledge().ledger, dict(asked.extra)
    two = tuple(
        Box(name, label, tuple(Option(value, words, value == extra[name]) for value, words in choices.items()))
        for name, label, choices in (("followed", "后续", FOLLOWED), ("repeated", "重复", REPEATED))
    )
    units = {name: ledger.addressed(name) for name in ledger.units}
    return (_names("领导", "leader", ledger.leaders, choice.leaders), _names("单位", "unit", units, choice.units),
            *two)  # fmt: skip


@blueprint.get("/instructions")
def instructions() -> str:
    """Show the statements asked for, newest first, with candidates for what came of each."""
    asked = read_asked()
    choice, ledger = choice_of(asked), current.knowledge().ledger
    places = ledger.chosen(choice)
    path = url_for("instructions.instructions")
    shown, pages = leaf(asked, len(places), path)
    return render(
        InstructionsPage(
            title="督办台账",
            boxes=_boxes(asked, choice),
            since=asked.question.since,
            until=asked.question.until,
            narrowed=bool(asked.page(1).pairs()),
            total=len(places),
            rows=ledger.lines(places[shown]),
            leaf=pages,
            exports=_exports(asked) if places else (),
            days=WITHIN_DAYS,
            most=MOST,
        )
    )


def _exports(asked: Asked) -> tuple[Link, ...]:
    first = asked.page(1)
    return tuple(Link(words, first.address(url_for("instructions.export", form=form)))
                 for form, (words, _, _) in FORMS.items())  # fmt: skip


def _address(statement: str) -> str:
    item_id, _, said = statement.partition(".")
    return f"{url_for('items.item', item_id=item_id, _external=True)}#{said}"


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _line(row: Instruction) -> list[Value]:
    follow = "\n".join(f"{one.item.id} {one.item.title}（{one.days} 天后；{reasons(one)}）" for one in row.follow_ups)
    again, item = row.repeat, row.item
    said = [Linked(row.id, _address(row.id)), key_name(item.issue), _iso(item.date), row.leader, row.number,
            row.heading, row.text, said_to(row.addressees), Linked(item.title, _address(item.id))]  # fmt: skip
    times = [again.times, _iso(again.first), _iso(again.last)] if again else [1, None, None]
    return [*said, follow, *times, None]


@blueprint.get("/instructions.<form>")
def export(form: str) -> Response:
    """Hand out the lines of the ledger with the same parameters, all pages, as Excel, CSV or Word.

    Raises:
        NotFoundError: there is no such form of export.
    """
    if form not in FORMS:
        raise NotFoundError(f"没有 {form[:20]} 这种导出格式，可用的有：{'、'.join(FORMS)}。", form)
    ledger = current.knowledge().ledger
    lines = ledger.lines(ledger.chosen(choice_of(read_asked()))[:MOST])
    _, media, make = FORMS[form]
    data = make("指示要求督办台账", HEADS, [_line(row) for row in lines])
    return attachment(data, media, f"督办台账-{day(current.today())}.{form}", f"ledger.{form}")
