"""Lines of a bulletin's frame, and those with labels: 编校：甲 审核：乙, 报：…, 电话：… ."""

import re
from datetime import date
from itertools import pairwise

from ccsearch.reading.labels import CONTACT, DISTRIBUTION, KEYWORDS, MAKERS, NO_PHONE, STAFF, spread
from ccsearch.reading.layout import Line, closed_up, tidy
from ccsearch.reading.surnames import SINGLE
from ccsearch.records import Contact, Listing
from ccsearch.text import fold, known_word, tag

_LABEL = re.compile(
    rf"(?:^|(?<=[\s。;,()]))(?:({spread((*STAFF, *DISTRIBUTION, *CONTACT, *KEYWORDS))})\s*:|({spread(MAKERS)})\s*:(?=\s*[\u3400-\u9fff]{{2,4}}(?<![办局部委院校社])(?:[、,\s]|$)))"
)
_LABEL_FIRST = frozenset(label[0] for label in (*STAFF, *DISTRIBUTION, *CONTACT, *KEYWORDS, *MAKERS))
_UNMARKED = re.compile(rf"({spread(STAFF)})[ \t\u3000]+([\u3400-\u9fff]{{2,4}})(?:[ \t\u3000]+|$)")
_PERSON = re.compile(
    rf"({spread(label for label in STAFF if len(label) > 1)})[ \t\u3000]+((?:[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff][ \u3000]{{1,2}}[\u3400-\u9fff])(?:[ \t\u3000]+[\u3400-\u9fff]{{2,4}})?)"
)
_IN_BRACKETS = re.compile(r"\((?:责任编辑|责编|编辑|编校|校对|审核|审稿)[^()]*:[^()]+\)$")
_GIVEN = re.compile(rf"(?:{spread(DISTRIBUTION)})\s*:")
_ISSUED = re.compile(r"[(（]?此件发至[^()。]{2,20}[)）]?")
_PRINTED = re.compile(r"[(（]?(?:本期)?(?:共印?|印[发刷数]?)\s*[:：]?\s*\d+\s*份[)）]?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"1[3-9]\d{9}(?!\d)|(?:\(?0\d{2,3}\)?[-—－ ]?)?\d{7,8}(?:[-—]\d{1,4})?")
_RECIPIENTS = re.compile(r"[、,;](?![^()]*\))")
_BETWEEN_NAMES = re.compile(r"[、,，;；]")


class Gathered:
    """What has been gathered so far while walking over the frame's lines."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.title: str | None = None
        self.office: str | None = None
        self.day: date | None = None
        self.file_day: date | None = None
        self.source: str | None = None
        self.page_of: str | None = None  # whose page the text was on (来源：…)
        self.above: str | None = None  # an office above the name
        self.email: str | None = None
        self.phone: str | None = None
        self.listings: dict[str, list[str]] = {}

    @property
    def contact(self) -> Contact:
        """Return how to reach the office."""
        return Contact(self.email, self.phone)

    @property
    def staff(self) -> tuple[Listing, ...]:
        """Return the people who made the issue, by label."""
        return self._listed((*STAFF, *MAKERS))

    @property
    def distribution(self) -> tuple[Listing, ...]:
        """Return whom the issue goes to, by label."""
        return self._listed(DISTRIBUTION)

    def _listed(self, labels: tuple[str, ...]) -> tuple[Listing, ...]:
        rows = ((label, names) for label, names in self.listings.items() if fold(label) in labels and names)
        return tuple(Listing(label, tuple(names)) for label, names in rows)


def take_labels(line: Line, found: Gathered) -> bool:
    """Take a line of labels with names after them into ``found``; False where it does not begin with one."""
    if not begins_with_label(line.folded):
        return _take_unmarked(line, found)
    marks = list(_LABEL.finditer(line.folded))
    ends = [*(mark.start() for mark in marks[1:]), len(line.folded)]
    for mark, end in zip(marks, ends, strict=True):
        _take_value(line.cut(*mark.span(mark.lastindex or 1)), line.cut(mark.end(), end).stripped(), found)
    return True


def _take_unmarked(line: Line, found: Gathered) -> bool:
    """Take a line of people behind labels without colons (编辑 钱多多  审核 周正), two or more of them."""
    marks = list(_UNMARKED.finditer(line.folded))
    if len(marks) < 2 or "".join(mark.group() for mark in marks) != line.folded:
        return False
    for mark in marks:
        _take_value(line.cut(*mark.span(1)), line.cut(*mark.span(2)), found)
    return True


def take_person(line: Line, found: Gathered) -> bool:
    """Take a single person, or two, behind a label without a colon (通讯员 杜鹏程)."""
    mark = _PERSON.fullmatch(line.folded.strip())
    if not mark or not all(map(_can_be_name, _names(mark[2]))):
        return False
    written = line.stripped()
    _take_value(written.cut(*mark.span(1)), written.cut(*mark.span(2)), found)
    return True


def _can_be_name(name: str) -> bool:
    """Tell whether a string begins with a family name and is no other word of the dictionary (编辑 方案)."""
    return name[0] in SINGLE and (not known_word(name) or tag(name)[0][1].startswith("nr"))


def without_brackets(line: Line) -> Line:
    """Return a line of people in brackets (（责任编辑：甲）) without them, any other as it is."""
    inside = line.cut(1, -1)
    whole = line.folded[:1] == "(" and line.folded.find(")") == len(line.folded) - 1
    return inside if whole and (_IN_BRACKETS.match(line.folded) or _GIVEN.match(inside.folded)) else line


def label_alone(line: Line) -> bool:
    """Tell whether a line is a label with nothing after it."""
    return _LABEL.fullmatch(line.folded.strip()) is not None


def begins_with_label(folded: str) -> bool:
    """Tell whether a folded line begins with a label."""
    return folded[:1] in _LABEL_FIRST and _LABEL.match(folded) is not None


def take_bare_contact(folded: str, found: Gathered) -> bool:
    """Take a telephone number or address that was wrapped onto a line of its own."""
    phone, email = _PHONE.fullmatch(folded.replace(" ", "")), _EMAIL.fullmatch(folded)
    found.phone = found.phone or (phone.group() if phone else None)
    found.email = found.email or (email.group() if email else None)
    return phone is not None or email is not None


def is_print_run(folded: str) -> bool:
    """Tell whether a line says only how many copies were printed, or down to whom they go."""
    return _PRINTED.fullmatch(folded) is not None or _ISSUED.fullmatch(folded) is not None


def _take_value(label: Line, value: Line, found: Gathered) -> None:
    if label.plain in CONTACT:
        email, phone = _EMAIL.search(value.folded), _PHONE.search(value.folded.replace(" ", ""))
        found.email = found.email or (email.group() if email else None)
        spoken = phone and not email and label.plain not in NO_PHONE
        found.phone = found.phone or (phone.group() if phone and spoken else None)
        return
    if label.plain in KEYWORDS:
        return
    names = _names(value.written) if label.plain in (*STAFF, *MAKERS) else _recipients(value)
    known = found.listings.setdefault(closed_up(label.written), [])
    known += [name for name in names if name not in known]


def _names(value: str) -> list[str]:
    """Return people's names parted by 、 or spaces; a name spread by a space (罗 敏) is closed up."""
    names: list[str] = []
    for group in _BETWEEN_NAMES.split(_PRINTED.sub("", value)):
        names += _SPREAD_NAME.sub(_closed, " ".join(group.split())).split()
    return names


_SPREAD_NAME = re.compile(  # two names of two letters, one of several, or one with a single letter first or last
    r"(?<!\S)(?:(?P<two>\S \S) (?P<too>\S \S)(?= |$)|\S(?: \S){1,3}(?= |$)|\S \S{2,3}(?= |$)|\S\S \S(?= |$)(?! \S(?: |$)))"
)


def _closed(spread_name: re.Match[str]) -> str:
    """Return a spread name closed up, or the two that four letters are where the third is a family name."""
    two, too = spread_name["two"], spread_name["too"]
    joined = [two, too] if two and too[0] in SINGLE else [spread_name.group()]
    return " ".join([closed_up(name) for name in joined])


def _recipients(value: Line) -> list[str]:
    printed = _PRINTED.search(value.written)
    value = value.cut(0, printed.start() if printed else len(value.folded.rstrip("( ")))
    cuts = [-1, *(mark.start() for mark in _RECIPIENTS.finditer(value.folded)), len(value.folded)]
    if not _RECIPIENTS.search(value.folded) and all(len(part) > 1 for part in value.written.split()):
        return [part.rstrip("。.") for part in value.written.split()]
    parts = (tidy(value.written[begin + 1 : end]).rstrip("。.") for begin, end in pairwise(cuts))
    return [part for part in parts if part]
