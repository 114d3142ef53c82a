"""The frame of a bulletin: what stands on top of its body and at the foot."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import msgspec

from ccsearch.reading.credits import (
    Gathered,
    begins_with_label,
    is_print_run,
    label_alone,
    take_bare_contact,
    take_labels,
    take_person,
    without_brackets,
)
from ccsearch.reading.dates import find_full
from ccsearch.reading.layout import Line, Page, closed_up, tidy
from ccsearch.reading.nameplate import (
    can_begin_name,
    is_chrome,
    is_dated_office,
    is_generic_name,
    is_house,
    is_number_alone,
    is_office,
    names_publisher,
    take_date,
    take_dated_office,
    take_office,
    take_piece,
    take_publisher,
)
from ccsearch.records import Contact, Listing
from ccsearch.text import fold

TOP_LINES = 14
"""How many paragraphs from the top may belong to the masthead."""

LONGEST_LINE = 200
"""How many characters a line of the frame has at most, but for lists behind a label."""

_SOURCE_LABEL = re.compile(r"^(?:(?P<page>(?:信息|稿件|文章)?来源)|来稿单位|供稿|供稿单位)\s*:\s*(?P<who>\S.{0,30})$")
_SPACES = re.compile(  # a run of them, a tab, or one before a label
    r"[ \t\u3000\xa0](?:(?<!\s.)(?<![:：]\S.)[ \t\u3000\xa0]+|(?<=\t)|(?<=[ \u3000])(?=[^\s:：\d]{2,5}[:：])|[·|｜•][ \u3000]+)",
    re.DOTALL,
)
_CELLS = re.compile(r"\s*[|｜]\s*")
_FILE_ENDS = (".doc", ".docx", ".pdf", ".wps", ".txt")
_FILE_NAME = re.compile(r"^((?:19|20)\d\d[01]\d[0-3]\d)?\S*$")
_HEADING = re.compile(r"^(?:[【●◆■※≡✍▲△★]|#+ |[一1][、.]|\([一1]\))")


class Masthead(msgspec.Struct, frozen=True):
    """What stands on top and at the foot; ``source`` is the credit of a lone text (信息来源：…).

    ``first`` and ``last`` bound the paragraphs between top and foot; those in ``skipped`` lie between
    them but belong to the frame all the same. ``file_date_line`` is the line whose file name the date
    was taken from, None where the date is stated.
    """

    number: int | None
    title: str | None
    office: str | None
    date: date | None
    staff: tuple[Listing, ...]
    distribution: tuple[Listing, ...]
    contact: Contact
    source: str | None
    skipped: frozenset[int]
    first: int
    last: int
    file_date_line: int | None


def read_masthead(page: Page) -> Masthead:
    """Return the frame of a bulletin, and which paragraphs are left for its body."""
    found = Gathered()
    taken = _read_top(page, found)
    if taken == {0} and found.title and found.title.endswith("情况") and found.number is None:
        found.title, taken = None, frozenset()  # what the text is about, and no bulletin's name
    first = next(place for place in range(len(page.paragraphs) + 1) if place not in taken)
    last = _read_foot(page, first, found)
    office = found.office or _maker(found) or found.above or _owner_of_page(found)
    return Masthead(
        number=found.number,
        title=found.title,
        office=office,
        date=found.day or found.file_day,
        staff=found.staff,
        distribution=found.distribution,
        contact=found.contact,
        source=found.source,
        skipped=frozenset(place for place in taken if first < place < last),
        first=first,
        last=last,
        file_date_line=page.paragraphs[-1].line if found.file_day and not found.day else None,
    )


_REGION = re.compile(r"[\u3400-\u9fff](?:(?<!城)市|县|(?<![城社园地辖郊山小])区|旗|自治州|盟)(?!直)")


def is_of(district: str, masthead: Masthead, text: str) -> bool:
    """Tell whether a bulletin is of a district (门头沟区): it names it, or at least no other region, in its masthead.

    A text without a masthead is where it names the district.
    """
    head = closed_up(",".join(filter(None, (masthead.title, masthead.office))))
    if not district or district[:-1] in (head or text):
        return True
    return bool(head) and not _REGION.search(fold(head))


def _maker(found: Gathered) -> str | None:
    """Return the office that 承编 names where none is stated: it is no person then."""
    made = found.listings.get(_MADE_BY, [])
    return found.listings.pop(_MADE_BY)[0] if len(made) == 1 and is_office(made[0]) else None


_MADE_BY = "承编"


def _owner_of_page(found: Gathered) -> str | None:
    """Return the office on whose page a bulletin with a number was, where nothing else names one."""
    named = found.title and found.number is not None and found.page_of and is_office(found.page_of)
    return found.page_of if named else None


def _line(page: Page, place: int) -> Line:
    return page.line(page.paragraphs[place].span)


def _read_top(page: Page, found: Gathered) -> frozenset[int]:
    """Walk down from the top; return the paragraphs that belong to the frame."""
    taken: set[int] = set()
    for place in range(min(len(page.paragraphs), TOP_LINES)):
        line, named = _line(page, place), found.title is not None
        if _is_subtitle(page, place, found):
            taken.add(place)
        elif place and _HEADING.match(line.folded) and not is_number_alone(line):
            break
        elif _take_line(line, found):
            taken |= {place} | _named_above(page, place, taken, named, found)
        elif found.title and _is_note(page, place, found):
            taken.add(place)
        elif _is_prose(line.folded) or found.title:
            break
    return frozenset(taken)


def _named_above(page: Page, place: int, taken: set[int], named: bool, found: Gathered) -> set[int]:
    """Take what stands above a number without a name, or above the name just found, if it belongs to that."""
    if found.title is None and is_number_alone(_line(page, place)):
        return _complete_name(page, range(place), taken, found)
    return _above_name(page, place, taken, found) if found.title and not named else set()


def _above_name(page: Page, place: int, taken: set[int], found: Gathered) -> set[int]:
    """Take what stands above a name: its beginning, the school or firm whose it is, or an office; return which lines."""
    first = closed_up(_line(page, 0).written)
    alone = place == 1 and 0 not in taken
    headed, office = first.endswith(_LETTERHEAD), first.removesuffix(_LETTERHEAD)
    known = alone and is_office(office)
    found.above = office if known and not is_house(_line(page, 0)) else found.above
    generic = is_generic_name(found.title or "")
    if known and (headed or not (generic or is_house(_line(page, 0)))):
        return {0}
    if generic or (alone and is_house(_line(page, 0))):
        return _complete_name(page, range(place), taken, found)
    return set()


_LETTERHEAD = "文件"


def _complete_name(page: Page, above: range, taken: set[int], found: Gathered) -> set[int]:
    """Put the lines right above a name that is only its last word, or above a number, before it; return which."""
    begun: set[int] = set()
    for place in reversed(above):
        line = _line(page, place)
        whole = place == 0 == above[-1] and found.title is not None
        if place in taken or not (whole or can_begin_name(line)):
            break
        found.title = closed_up(line.written) + (found.title or "")
        begun.add(place)
    return begun


_ENDS = re.compile("[。;!?]")
_PAUSES = re.compile("[,、]")
_STOPS = re.compile("[。;]")
_MARKS = re.compile("[。,;:(]")


def _is_prose(folded: str) -> bool:
    return bool(_ENDS.search(folded)) or (len(folded) > 60 and bool(_PAUSES.search(folded)))


def _is_subtitle(page: Page, place: int, found: Gathered) -> bool:
    """Tell whether a 【…】 line right under the name is a subtitle: more of the masthead follows it."""
    if not found.title or place > 2 or place + 1 >= len(page.paragraphs):
        return False
    if not re.fullmatch("【[^】]{5,}】", _line(page, place).written):
        return False
    following = _line(page, place + 1)
    return (
        is_number_alone(following)
        or find_full(following.folded[:60]) is not None
        or is_office(closed_up(following.written))
    )


def _is_note(page: Page, place: int, found: Gathered) -> bool:
    """Tell whether a short line is a note of the masthead: the number, or else the office, stands below it."""
    line = _line(page, place)
    if len(line.plain) > _LONGEST_NOTE or _ENDS.search(line.folded) or _PAUSES.search(line.folded):
        return False
    below = [_line(page, later) for later in range(place + 1, min(place + 1 + _NOTES, len(page.paragraphs)))]
    if found.number is None:
        return any(map(is_number_alone, below))
    apart = any(is_office(one.plain) and find_full(other.folded) for one, other in pairwise(below))
    return found.office is None and found.day is None and (apart or any(map(is_dated_office, below)))


_LONGEST_NOTE, _NOTES = 20, 2  # characters, lines


def _take_line(line: Line, found: Gathered) -> bool:
    """Take a line of the masthead: as several pieces parted by runs of spaces, or as one."""
    line = line.cut(len("# ")).stripped() if line.written.startswith("# ") else line
    pieces = list(_pieces(line)) if len(line.written) <= 80 else []
    if (len(pieces) > 1 or line.folded.startswith("|")) and _take_pieces(pieces, found):
        return True
    return _take_credit(line, found) or take_piece(line, found)


def _pieces(line: Line) -> Iterator[Line]:
    """Yield what stands between runs of spaces, or in the cells of a table's row."""
    gaps = [gap.span() for gap in (_CELLS if "|" in line.folded else _SPACES).finditer(line.written)]
    for (_, start), (end, _) in pairwise([(0, 0), *gaps, (len(line.written), 0)]):
        if start < end:
            yield line.cut(start, end)


def _take_pieces(pieces: list[Line], found: Gathered) -> bool:
    """Take all the pieces of a line, or none of them."""
    before = (found.number, found.title, found.office, found.day)
    taken = [_take_credit(piece, found) or take_piece(piece, found) or _take_above(piece, found) for piece in pieces]
    if not all(taken):
        found.number, found.title, found.office, found.day = before
    return all(taken)


def _take_above(line: Line, found: Gathered) -> bool:
    """Take an office beside someone's name or a date, above the bulletin's name."""
    if not is_office(line.written):
        return False
    found.above = found.above or closed_up(line.written)
    return True


def _take_credit(line: Line, found: Gathered) -> bool:
    """Take a labelled line: people who made the text, who sent it in, or the site it was on."""
    folded = line.folded.strip()
    if len(folded) >= 90 or _STOPS.search(folded):
        return False
    source = _SOURCE_LABEL.match(folded)
    if source and "," not in folded:
        told = tidy(line.written.strip()[source.start("who") :])
        if source["page"]:
            found.page_of = found.page_of or told
        else:
            found.source = found.source or told
        return True
    return take_labels(line, found)


def _read_foot(page: Page, first: int, found: Gathered) -> int:
    """Walk up from the end; return where the foot begins."""
    last = len(page.paragraphs)
    signed = False  # the line below is a date
    while last > first:
        line = _line(page, last - 1)
        if signed and _take_signature(line, found):
            last, signed = last - 1, False
            continue
        signed = take_date(line, found)
        if last - 2 >= first and len(line.written) <= 8 and label_alone(_line(page, last - 2)):
            take_labels(_line(page, last - 2) + line, found)
            last -= 2
        elif _take_foot_line(line, found):
            last -= 1
        else:
            break
    return last


def _take_signature(line: Line, found: Gathered) -> bool:
    """Take the office above the date at the end; it may be the one that the masthead has."""
    if found.office is not None:
        written = closed_up(line.written)
        shorter = written.endswith(found.office) or found.office.endswith(written)
        return len(written) > _SHORTEST_OFFICE and (shorter or (written[:2] == found.office[:2] and is_office(written)))
    if found.title is None and found.number is None and is_office(line.plain):
        found.office = closed_up(line.written)
        return True
    return len(line.plain) > _SHORTEST_OFFICE and take_office(line, found)


_SHORTEST_OFFICE = 2


def _take_foot_line(line: Line, found: Gathered) -> bool:
    line = without_brackets(line)
    folded = line.folded
    if _take_file_name(folded, found) or take_bare_contact(folded, found) or is_print_run(folded):
        return True
    if is_chrome(folded) and len(folded) < 60 and "。" not in folded:
        return True
    pieces = list(_pieces(line))
    told = [piece for piece in pieces if not is_print_run(piece.folded)]
    if names_publisher(line) or (len(pieces) > 1 and all(map(_is_labelled, told))):
        return all(take_publisher(one, found) or take_labels(one, found) or _take_credit(one, found) for one in told)
    if _SOURCE_LABEL.match(folded) and "。" not in folded:
        return _take_credit(line, found)
    if (not _is_prose(folded) or begins_with_label(folded)) and take_labels(line, found):
        return True
    if take_person(line, found) or (found.office and line.written.startswith(found.office) and is_office(line.written)):
        return True
    if take_dated_office(line, found):
        return True
    short = len(folded) <= 45 and not _MARKS.search(folded)
    return short and (take_date(line, found) or (len(folded) > 5 and bool(found.title) and take_office(line, found)))


def _is_labelled(line: Line) -> bool:
    return bool(_SOURCE_LABEL.match(line.folded)) or begins_with_label(line.folded) or names_publisher(line)


def _take_file_name(folded: str, found: Gathered) -> bool:
    """Take the name of an attached file, whose digits may be the only date there is."""
    named = len(folded) <= LONGEST_LINE and folded.endswith(_FILE_ENDS)
    match = _FILE_NAME.match(folded) if named else None
    if match and match.group(1):
        stamp = match.group(1)
        day = find_full(f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:]}")
        found.file_day = day.day if day else None
    return match is not None
