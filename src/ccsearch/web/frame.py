"""What surrounds every page: the menu, and whose bulletins these are."""

from typing import NamedTuple

from ccsearch.web import current


class Way(NamedTuple):
    """One word of the menu: where it leads, and the blueprints whose pages belong to it."""

    label: str
    endpoint: str
    blueprints: tuple[str, ...]


MENU = (
    Way("检索", "results.search", ("results",)),
    Way("各期快报", "issues.issues", ("issues", "items")),
    Way("领导", "leaders.leaders", ("leaders",)),
    Way("单位", "units.units", ("units",)),
    Way("督办台账", "instructions.instructions", ("instructions",)),
    Way("统计", "statistics.statistics", ("statistics", "matrix", "peers", "quantities")),
    Way("查重", "checking.check", ("checking",)),
    Way("帮助", "about.help_page", ()),
)
"""The menu, in its order."""


def frame() -> dict[str, object]:
    """Return the variables of the frame of a page."""
    return {"menu": MENU, "site": current.lexicon().district.name}
