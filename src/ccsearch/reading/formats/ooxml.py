"""Walking the XML of a docx: elements by their WordprocessingML name."""

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def name_of(element: Any) -> str:
    """Return an element's name without namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any | None, name: str) -> Iterator[Any]:
    """Yield the children of that name; none where there is no element."""
    if element is not None:
        yield from (one for one in element if name_of(one) == name)


def child(element: Any | None, *names: str) -> Any | None:
    """Return the first child of that name, or its first child of the next name and so on, or None."""
    for name in names:
        element = next(children(element, name), None)
    return element


def attribute(element: Any | None, name: str) -> str | None:
    """Return an attribute, None where it or the element is missing."""
    if element is None:
        return None
    found = element.get(_W + name)
    return str(found) if found is not None else None


def is_on(element: Any | None) -> bool:
    """Tell whether a switch such as ``w:b`` is there and not set to off."""
    return element is not None and (attribute(element, "val") or "true") not in ("0", "false", "off", "none")
