"""Roles of units and leaders as bits of a number, so that a column can hold them."""

from functools import cache

ROLES = (
    "also", "attends", "cited", "instructs", "lead", "partner", "present", "presides", "responsible", "source",
    "visited", "visits",
)  # fmt: skip
"""Every role, sorted, as an item has them."""

_BITS = {role: 1 << place for place, role in enumerate(ROLES)}


@cache
def bits(roles: tuple[str, ...] | frozenset[str]) -> int:
    """Return roles as one number."""
    return sum(_BITS[role] for role in roles)


@cache
def roles_of(number: int) -> tuple[str, ...]:
    """Return the roles in a number, sorted."""
    return tuple(role for role in ROLES if number & _BITS[role])


DOING = ("lead", "also")
"""Roles of a unit whose own work an item reports: 主报 and 也开展."""
