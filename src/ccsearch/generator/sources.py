"""The closing source of an item: （本刊）, （城子街道）, or none."""

from ccsearch.generator.telling import Telling
from ccsearch.generator.world import Party

_OWN = ("本刊", "本刊", "本办")


def report_source(telling: Telling, host: Party | None = None) -> str | None:
    """Return the source of a report, often the unit it tells of, and record whose it is."""
    dice, world = telling.dice, telling.world
    if dice.maybe(15):
        return None
    if dice.maybe(50):
        telling.unit(world.office, "source")
        return dice.pick(_OWN)
    first = host if host and dice.maybe(60) else telling.party(world.bureaus)
    both = [first, telling.party(world.bureaus)] if dice.maybe(15) else [first]
    for party in both:
        telling.unit(party.name, "source")
    return "、".join(party.written for party in both)
