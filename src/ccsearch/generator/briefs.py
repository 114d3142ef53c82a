"""Briefs: what one unit, or several, did; faults by unit; news of communities."""

from collections.abc import Callable

from ccsearch.generator.known import AWAITED, allowed
from ccsearch.generator.sentences import BRIEF_CLOSINGS, BRIEF_MIDDLES, BRIEF_OPENINGS
from ccsearch.generator.slots import fill, lengthen
from ccsearch.generator.sources import report_source
from ccsearch.generator.telling import Telling, Told
from ccsearch.generator.world import Party, taking_part


def _leads(telling: Telling) -> list[Party]:
    dice, world = telling.dice, telling.world
    tables = (world.towns, world.towns, world.bureaus, world.companies, world.schools)
    first = dice.pick(tables)
    return [telling.party(first), *(telling.party(world.bureaus) for _ in range(dice.below(2) * dice.below(2)))]


def _run_together(telling: Telling) -> bool:
    """Add a party office and a bureau with nothing between them as leads: 区委农工委区农业农村局."""
    offices = [
        party for party in telling.world.bureaus if party.written.startswith("区委") and party.written[-1] in "委部办"
    ]
    bureaus = [party for party in telling.world.bureaus if party.written[0] == "区" and party.written[1] != "委"]
    if not offices or not telling.dice.maybe(6):
        return False
    telling.units(
        [
            telling.party(taking_part(tuple(offices), "together")),
            telling.party(taking_part(tuple(bureaus), "together")),
        ],
        "lead",
        "",
    )
    return True


_UNDATED = tuple(opening for opening in BRIEF_OPENINGS if f"undated:{opening[0]}" not in AWAITED)
"""Openings that may begin a text."""


_SUBJECT = tuple(opening for opening in BRIEF_OPENINGS if f"subject:{opening}" not in AWAITED)
"""Openings that may follow the unit that is their subject."""


def _account(telling: Telling, openings: tuple[str, ...] = BRIEF_OPENINGS) -> None:
    """Add what was done, in one to three sentences or clauses."""
    dice = telling.dice
    fill(telling, dice.pick(allowed(openings if telling.length else _UNDATED)))
    for _ in range(dice.between(0, 2)):
        telling.add("。" if dice.maybe(20) else "，")
        fill(telling, dice.pick(BRIEF_MIDDLES))
    if dice.maybe(50):
        telling.add("，")
        fill(telling, dice.pick(BRIEF_CLOSINGS))
    telling.add("。")
    lengthen(telling)


def _also(telling: Telling) -> None:
    """Add the units that did the like: 城子街道、永定镇也开展了相关活动."""
    dice, world = telling.dice, telling.world
    if not dice.maybe(35):
        return
    start = telling.length
    parties = [
        telling.party(taking_part(dice.pick((world.towns, world.bureaus)), "also")) for _ in range(dice.between(1, 4))
    ]
    telling.units(parties, "also")
    telling.mark("also", start)
    telling.add(dice.pick(("也开展了相关活动。", "也开展了相关活动。", "也开展了类似活动。")))


def brief(telling: Telling) -> Told:
    """Tell what units did (潭柘寺镇：近日，…), and which others did the like."""
    if not _run_together(telling):
        telling.units(_leads(telling), "lead")
    telling.turn()
    if telling.dice.maybe(85):
        telling.when()
        telling.add("，")
    _account(telling)
    _also(telling)
    return telling.done("brief", None)


SUBJECT = "subject"
"""The form of a brief whose unit is the subject of its first sentence."""


def subject_brief(telling: Telling) -> Told:
    """Tell what a unit did in a sentence of its own: 6月17日，松岗乡组织……。 Its title is the unit."""
    party = telling.party(telling.world.towns)
    telling.add(party.written)
    telling.turn()
    telling.when(SUBJECT)
    telling.add("，" + party.written)
    telling.unit(party.name, "lead")
    _account(telling, _SUBJECT)
    return telling.done(SUBJECT, None)


def community_brief(telling: Telling) -> Told:
    """Tell what a community did; it is a place, also when it acts."""
    world = telling.world
    telling.place(telling.fresh(telling.dice.pick((world.communities[:20], world.villages))))
    telling.turn()
    telling.when()
    telling.add("，")
    _account(telling)
    return telling.done("brief", report_source(telling))


_FAULTS = (
    "{street}沿线{flaw}，{flaw}，{fault}。", "{street}沿线{flaw}，{flaw}。", "{spot}内{flaw}，{fault}，{fault}。",
    "{spot}{flaw}，{fault}。",
)  # fmt: skip


def fault_brief(telling: Telling) -> Told:
    """Tell what is wrong where a unit answers for it."""
    dice, world = telling.dice, telling.world
    telling.units([telling.party(dice.pick((world.towns, world.companies)))], "responsible")
    telling.turn()
    fill(telling, dice.pick(allowed(_FAULTS)))
    lengthen(telling)
    return telling.done("brief", report_source(telling) if dice.maybe(60) else None)


BRIEFS: dict[str, tuple[Callable[[Telling], Told], ...]] = {
    "briefs": (brief, brief, brief, brief, subject_brief),
    "communities": (community_brief,),
    "exposures": (fault_brief,),
}
"""Kinds of briefs by the kind of section they stand in."""
