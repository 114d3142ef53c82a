"""Headed reports: meetings, visits, ways of working, faults found."""

from collections.abc import Callable

from ccsearch.generator import words
from ccsearch.generator.days import GLUED, LEADING
from ccsearch.generator.known import allowed
from ccsearch.generator.sentences import (
    AFTERWARDS,
    MEETING_SENTENCES,
    METHOD_DETAILS,
    METHOD_OPENINGS,
    VISIT_SENTENCES,
)
from ccsearch.generator.slots import fill, lengthen
from ccsearch.generator.sources import report_source
from ccsearch.generator.speech import Speaker, say
from ccsearch.generator.telling import Telling, Told
from ccsearch.generator.world import Party, taking_part

_GROUPS = (
    "各镇街分管领导",
    "各镇街创城工作负责人",
    "全区各创城重点指标单位、镇街主要领导",
    "各成员单位负责人",
    "各社区党组织书记",
)
_PEOPLE_OF = ("相关负责同志", "主要负责同志", "负责同志", "相关负责人", "分管领导")
_JOINED = ("陪同", "参加", "陪同检查指导", "陪同调研", "参加检查")


def _person(telling: Telling) -> str:
    return telling.once(telling.world.leaders, lambda name: name)


def _parties(telling: Telling, least: int, most: int) -> list[Party]:
    world, dice = telling.world, telling.dice
    tables = (world.bureaus, world.bureaus, world.towns, world.companies)
    return [telling.party(dice.pick(tables)) for _ in range(dice.between(least, most))]


def _people(telling: Telling, names: list[str], *roles: str) -> None:
    telling.add("、".join(names))
    for name in names:
        telling.leader(name, *roles)


def _attendance(telling: Telling, verb: str) -> None:
    """Add the units present: 区城管委、永定镇相关负责同志参加."""
    dice = telling.dice
    parties = _parties(telling, 1, 4)
    telling.units(parties, "present", "和" if dice.maybe(15) else "、")
    if len(parties) > 1 and dice.maybe(20):
        telling.add("等")
        telling.figure(8, 60, "家", "单位", "attendance")
        telling.add("单位")
    telling.add(dice.pick(_PEOPLE_OF))
    telling.add("及" + dice.pick(_GROUPS[:2]) if dice.maybe(15) else "")
    telling.add(verb)


# speeches


def _said_by(telling: Telling, name: str, spoken: bool) -> Speaker:
    """Return how a leader is named as a speaker: in full, with a post, by a pronoun, or not at all."""
    dice = telling.dice
    post, short = dice.pick(words.POSTS)
    pronoun = [Speaker((name,), dice.pick(("他", "她"))), Speaker((name,), "")] if spoken else []
    plain = Speaker((name,), name)
    forms = [
        plain,
        plain,
        Speaker((name,), post + name),
        Speaker((name,), name + short),
        Speaker((name,), name + "同志"),
    ]
    return dice.pick([*forms, *pronoun])


def _speeches(telling: Telling, leaders: list[str]) -> None:
    """Add what one or two leaders said: a few sentences, a list, or both."""
    dice = telling.dice
    for place, name in enumerate(leaders):
        telling.add("\n" if place and dice.maybe(50) else "")
        first = dice.maybe(60)
        if first:
            say(telling, _said_by(telling, name, False), listed=False)
        if not first or dice.maybe(70):
            say(telling, _said_by(telling, name, first and telling.dice.maybe(60)), listed=dice.maybe(70))


def _afterwards(telling: Telling) -> None:
    if telling.dice.maybe(20):
        telling.add("\n" if telling.dice.maybe(50) else "")
        fill(telling, telling.dice.pick(AFTERWARDS))


def _cite(telling: Telling) -> None:
    """Pass on what somebody above has said; it is no statement of this item."""
    if telling.dice.maybe(20):
        name = telling.once(telling.world.cited, lambda name: name)
        telling.add(
            f"会议传达了{telling.dice.pick(words.CITED_POSTS)}{name}关于{telling.dice.pick(words.SUBJECTS)}工作的"
        )
        telling.add(telling.dice.pick(("批示精神。", "指示精神。", "讲话精神。")))
        telling.leader(name, "cited")


# kinds of reports


def meeting(telling: Telling) -> Told:
    """Tell of a meeting of the district: who came, who presided, who said what."""
    dice = telling.dice
    telling.add(telling.world.district)
    telling.when(GLUED)
    telling.add(f"召开{dice.pick(words.SUBJECTS)}{dice.pick(words.MEETINGS)}")
    telling.turn()
    leaders = [_person(telling) for _ in range(dice.between(1, 3))]
    _people(telling, leaders, "attends")
    telling.add(dice.pick(("出席，", "出席会议，")))
    _attendance(telling, dice.pick(("参加会议。", "参加。", "参会。")))
    if dice.maybe(30):
        _preside(telling, leaders)
    for template in dice.some(allowed(MEETING_SENTENCES), 1, 2):
        fill(telling, template)
    _cite(telling)
    telling.add("\n" if dice.maybe(40) else "")
    _speeches(telling, leaders[: dice.between(1, 2)])
    _afterwards(telling)
    return telling.done("headed", report_source(telling))


def _preside(telling: Telling, leaders: list[str]) -> None:
    name = telling.dice.pick(leaders)
    telling.add(f"会议由{name}主持。" if telling.dice.maybe(70) else f"{name}主持会议。")
    telling.leader(name, "presides")


def unit_meeting(telling: Telling) -> Told:
    """Tell of a meeting that a unit held; the meeting or the unit speaks."""
    dice = telling.dice
    party = telling.party(taking_part(dice.pick((telling.world.bureaus, telling.world.towns)), LEADING))
    telling.units([party], "lead")
    telling.when(LEADING)
    telling.add(f"召开{dice.pick(words.SUBJECTS)}{dice.pick(words.MEETINGS)}")
    telling.turn()
    telling.add(dice.pick(_GROUPS) + "参加会议。")
    for template in dice.some(allowed(MEETING_SENTENCES), 1, 2):
        fill(telling, template)
    speaker = dice.pick((Speaker(("会议",), "会议"), Speaker(("会议",), "会议"), Speaker((party.name,), party.name)))
    if speaker.names == ("会议",) and dice.maybe(40):
        say(telling, speaker, listed=False)
    say(telling, speaker, listed=dice.maybe(70))
    _afterwards(telling)
    return telling.done("headed", report_source(telling, party))


def visit(telling: Telling) -> Told:
    """Tell of a leader who went to see a town or a place."""
    dice = telling.dice
    leaders = [_person(telling) for _ in range(1 if dice.maybe(80) else 2)]
    _people(telling, leaders, "visits")
    telling.when(GLUED)
    telling.add("到")
    host = _visited(telling)
    telling.add(f"{dice.pick(allowed(words.VISITS))}{dice.pick(words.SUBJECTS)}工作")
    telling.turn()
    _company(telling, host)
    for template in dice.some(allowed(VISIT_SENTENCES), 1, 2):
        fill(telling, template)
    lengthen(telling)
    telling.add("\n" if dice.maybe(15) else "")
    if len(leaders) > 1 and dice.maybe(60):
        say(telling, Speaker(tuple(leaders), "、".join(leaders)), listed=False)
    else:
        _speeches(telling, leaders[-1:])
    _afterwards(telling)
    return telling.done("headed", report_source(telling, host))


def _visited(telling: Telling) -> Party | None:
    """Add where a leader goes: one or two towns, or a place."""
    dice, world = telling.dice, telling.world
    if dice.maybe(20):
        telling.place(telling.fresh(world.communities))
        return None
    towns = [telling.party(world.towns) for _ in range(dice.between(1, 2))]
    telling.units(towns, "visited")
    return towns[0]


def _company(telling: Telling, host: Party | None) -> None:
    """Add who went with him: units, the town visited, or a leader."""
    dice = telling.dice
    if host and dice.maybe(40):
        telling.units([host], "present")
        telling.add(dice.pick(_PEOPLE_OF) + dice.pick(_JOINED) + "。")
        return
    if dice.maybe(25):
        _people(telling, [_person(telling)], "attends")
        telling.add("陪同，")
    _attendance(telling, dice.pick(_JOINED) + "。")


def method(telling: Telling) -> Told:
    """Tell how a unit works; its measures are no statements."""
    dice = telling.dice
    party = telling.party(telling.world.towns)
    telling.units([party], "lead")
    telling.add(f"“{dice.pick(allowed(words.SLOGANS))}”破解{dice.pick(words.ISSUES)}难题")
    telling.turn()
    telling.add("近日，" if dice.maybe(50) else "")
    if telling.said(0):
        telling.dated("近日")
    telling.add(party.written)
    fill(telling, dice.pick(METHOD_OPENINGS))
    for sign in "一二三四"[: dice.between(2, 4)]:
        telling.add(f"{sign}是{dice.pick(allowed(words.MEASURES))}。")
        fill(telling, dice.pick(METHOD_DETAILS))
    lengthen(telling)
    return telling.done("headed", report_source(telling, party))


def fault(telling: Telling) -> Told:
    """Tell of faults found at a place, and who answers for them."""
    dice = telling.dice
    telling.place(telling.fresh(telling.world.communities))
    telling.add(f"{dice.pick(words.ISSUES)}问题突出")
    telling.turn()
    if dice.maybe(70):
        telling.when("headed")
        telling.add("，")
    fill(
        telling,
        dice.pick(
            ("检查发现，{street}沿线{flaw}，{fault}，{fault}。", "{fault}，{flaw}。", "检查发现，{flaw}，{fault}。")
        ),
    )
    telling.add("责任单位：")
    telling.units(_parties(telling, 1, 3), "responsible")
    telling.add("。")
    return telling.done("headed", report_source(telling))


REPORTS: dict[str, tuple[Callable[[Telling], Told], ...]] = {
    "reports": (meeting, visit, visit, unit_meeting),
    "methods": (method,),
    "exposures": (fault,),
}
"""Kinds of headed reports by the kind of section they stand in."""
