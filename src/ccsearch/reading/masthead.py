"""The frame of a bulletin: name, number, office and date on top, credits and distribution below."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ccsearch.reading.dates import find_full
from ccsearch.reading.labels import CONTACT, DISTRIBUTION, STAFF
from ccsearch.reading.layout import Page, Paragraph, tidy
from ccsearch.reading.numerals import number
from ccsearch.records import Contact, Listing, Problem
from ccsearch.text import fold

_N = r"([0-9〇零一二三四五六七八九十百千]+)"
NUMBER_FORMS = (
    (rf"第(?:19|20)\d\d(\d\d)期", "第201704期"),
    (rf"(?<!总)第{_N}期", "第709期"),
    (rf"(?:19|20)\d\d年?·?第?{_N}期", "(2018第3期)"),
    (rf"\d{{1,2}}月份?第{_N}[周期]", "7月份第2周"),
    (rf"(?:信息|简报|快报|动态|通报)\(?{_N}期?\)?$", "统计信息26期"),
    (rf"(?:19|20)\d\d年(\d{{1,2}})月(?:份)?[^\d,。]{{2,12}}$", "2024年3月督查通报"),
    (rf"总第{_N}期", "(总第十六期)"),
)
"""Forms of an issue's number in folded text without spaces, the surest first, each with an example."""

_NUMBER = [re.compile(form) for form, _ in NUMBER_FORMS]
_NUMBER_ALONE = re.compile(
    rf"^\(?(?:(?:19|20)\d\d)?年?[·]?[〔【\[(]?(?:(?:19|20)\d\d)?年?[〕】\])]?[·]?(?:\d{{1,2}}月份)?第?{_N}[期周号]\)?(?:\(?总第{_N}期\)?)?$"
    rf"|^\(?总第{_N}期\)?$"
)
_NAME = re.compile(
    r"(?:快报|简报|動態|动态|信息|通报|周报|专报|专刊|要情|月报|日报|通讯|快讯|导刊|要讯|摘报|工作情况|专递|简讯|内参|参考|督查|期刊|快递|工作报告)"
)
_NAME_END = re.compile(_NAME.pattern + r"(?:\([^()]{1,12}\))?$")
_OFFICE_END = re.compile(
    r"^(?:中共)?[\u3400-\u9fff()]{2,36}(?:办公室|委员会|指挥部|领导小组|局|委|办|部|大队|支队|督查室|中心|政府|公司|学院|大学|处|秘书局|气象局|社会工作部|院|室|科)"
    r"(?:编印|主办|编发|编|印|印发)?$"
)
_OFFICE_TAIL = re.compile(r"(?:编印|主办|编发|印发|编|印)$")
_CHROME = re.compile(
    r">.*>|^字[体號号]|字体[::]|打印本页|关闭窗口|浏览(?:次数|量)?\s*:|点击(?:数|量|率)?\s*:|阅读(?:数|量)?\s*:|^首页|^当前位置|分享到|^\[?(?:大|中|小)[\] ]"
)
_DATE_LABEL = re.compile(r"^(?:发布日期|发布时间|时间|日期|印发日期|发文日期|更新时间|发表时间|编发日期)\s*:\s*")
_SOURCE_LABEL = re.compile(r"^(?:信息来源|来源|稿件来源|文章来源|供稿|供稿单位)\s*:\s*(\S.{0,30})$")
_OFFICE_LABEL = re.compile(r"^(?:编发|主办|主办单位|编印|编印单位)\s*:\s*")
_SPACES = re.compile(r"[ \t\u3000\xa0]{2,}|\t")
_DATE_NOISE = re.compile(r"(?:星期[一二三四五六日天]|\(星期[一二三四五六日天]\)|\d{1,2}:\d\d(?::\d\d)?|[\s()])+")

_ALL = sorted((*STAFF, *DISTRIBUTION, *CONTACT), key=len, reverse=True)
_SPACED = {"".join(rf"{character}\s*" for character in label): label for label in _ALL}
_LABEL = re.compile(r"(?:^|(?<=[\s。)]))(" + "|".join(_SPACED) + r")\s*:")
_PRINTED = re.compile(r"[(]?共印?\s*\d+\s*份[)]?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\(?0\d{2,3}\)?[-—－ ]?)?\d{7,8}(?:[-—]\d{1,4})?|1[3-9]\d{9}")
_FILE_NAME = re.compile(r"^\S*?((?:19|20)\d\d[01]\d[0-3]\d)?\S*\.(?:docx?|pdf|wps|txt)$")
_RECIPIENTS = re.compile(r"[、,;](?![^()]*\))")


class Masthead(msgspec.Struct, frozen=True):
    """What stands on top and at the foot; ``sources`` are credits of a lone text (信息来源：…).

    ``first`` and ``last`` bound the paragraphs between top and foot; ``skipped`` are those within them
    that belong to the frame all the same.
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
    problems: tuple[Problem, ...]
    dated_line: int | None = None


class _Found:
    """What has been gathered so far while walking over the paragraphs."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.title: str | None = None
        self.office: str | None = None
        self.day: date | None = None
        self.source: str | None = None
        self.listings: dict[str, list[str]] = {}
        self.email: str | None = None
        self.phone: str | None = None
        self.file_day: date | None = None


def issue_number(folded: str) -> int | None:
    """Return the issue's number stated in a folded line of the masthead, or None."""
    plain = re.sub(r"\s", "", folded)
    for form in _NUMBER:
        match = form.search(plain)
        if match:
            return int(number(match.group(1)))
    return None


def _strip_number(plain: str) -> str:
    """Return a name without the year and number written in front of it or behind it."""
    plain = re.sub(r"^(?:19|20)\d\d年?(?=[\u3400-\u9fff])(?!第)", "", plain)
    plain = re.sub(rf"^(?:\d{{1,2}}月(?:份)?)?(?=[\u3400-\u9fff])(?!第)", "", plain)
    cut = re.search(
        rf"[(〔【\[]?(?:(?:19|20)\d\d年?[〕】\])]?[·]?)?(?:\d{{1,2}}月份?)?第{_N}[期周].*$"
        rf"|[(〔【\[](?:(?:19|20)\d\d).*$|\(?总第.*$|\({_NAME.pattern}.*?{_N}期?\)$|(?:19|20)\d\d年第?$|{_N}期$",
        plain,
    )
    return plain[: cut.start()] if cut and cut.start() else plain


def _take_chunk(original: str, found: _Found) -> bool:
    """Take one piece of a masthead line into ``found``; False where it is no such piece."""
    plain = re.sub(r"\s", "", fold(original))
    written = re.sub(r"\s", "", original)
    if _CHROME.search(fold(original)):
        return True
    dated = _DATE_LABEL.sub("", fold(original).strip())
    day = find_full(dated)
    if day and not _DATE_NOISE.sub("", dated[: day.start] + dated[day.end :]):
        found.day = found.day or day.day
        return True
    if found.title and found.number is None and _NUMBER_ALONE.match(plain) or _NUMBER_ALONE.match(plain):
        value = issue_number(plain)
        if "总第" not in plain or found.number is None and "第" in plain.replace("总第", "", 1):
            found.number = value
        elif found.number is None and not plain.lstrip("(").startswith("总第"):
            found.number = value
        return True
    label = _OFFICE_LABEL.match(fold(original))
    if label and _OFFICE_END.match(plain[len(re.sub(r"\s", "", label.group())) :]):
        found.office = found.office or written[len(re.sub(r"\s", "", label.group())) :]
        return True
    if found.title is None and len(plain) <= 40 and _is_name(plain):
        _take_name(plain, written, found)
        return True
    if found.office is None and _OFFICE_END.match(plain) and (found.title or found.number is not None):
        found.office = _OFFICE_TAIL.sub("", written) if not _OFFICE_TAIL.sub("", plain).endswith("办公") else written
        return True
    if day and found.office is None and _OFFICE_END.match(re.sub(r"\s", "", dated[: day.start])):
        found.office = _OFFICE_TAIL.sub("", re.sub(r"\s", "", original[: day.start]))
        found.day = found.day or day.day
        return True
    return False


def _is_name(plain: str) -> bool:
    bare = _strip_number(plain)
    return bool(_NAME_END.search(bare)) and not re.search(r"[,。;:!?]", bare) and len(bare) <= 30


def _take_name(plain: str, written: str, found: _Found) -> None:
    bare = _strip_number(plain)
    begin = plain.index(bare)
    found.title = written[begin : begin + len(bare)]
    if bare != plain or re.search(r"\d", plain):
        found.number = issue_number(plain)


def _take_labels(original: str, found: _Found) -> bool:
    """Take a line of labelled names (编校：甲 审核：乙) into ``found``; False where it has no label."""
    folded = fold(original)
    marks = list(_LABEL.finditer(folded))
    if not marks or marks[0].start() > 0:
        return False
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        label = re.sub(r"\s", "", original[mark.start(1) : mark.end(1)])
        value = original[mark.end() : following.start() if following else len(original)]
        _take_value(re.sub(r"\s", "", mark.group(1)), label, value.strip(), found)
    return True


def _take_value(plain: str, label: str, value: str, found: _Found) -> None:
    folded = fold(value)
    if plain in CONTACT:
        email, phone = _EMAIL.search(folded), _PHONE.search(folded.replace(" ", ""))
        found.email = found.email or (email.group() if email else None)
        found.phone = found.phone or (phone.group() if phone and not email else None)
        return
    names = _names(value) if plain in STAFF else _recipients(value)
    found.listings.setdefault(label, []).extend(name for name in names if name not in found.listings.get(label, []))


def _names(value: str) -> list[str]:
    """Return people's names parted by 、 or spaces; a name spread by a space (罗 敏) is closed up."""
    names: list[str] = []
    for group in re.split(r"[、,，;；]", _PRINTED.sub("", fold(value)) and _PRINTED.sub("", value)):
        pieces: list[str] = []
        for piece in group.split():
            if pieces and (len(piece) == 1 or len(pieces[-1]) == 1) and len(pieces[-1] + piece) <= 4:
                pieces[-1] += piece
            else:
                pieces.append(piece)
        names += pieces
    return names


def _recipients(value: str) -> list[str]:
    folded = fold(value)
    printed = _PRINTED.search(folded)
    if printed:
        value, folded = value[: printed.start()], folded[: printed.start()]
    cuts = [-1, *(mark.start() for mark in _RECIPIENTS.finditer(folded)), len(value)]
    parts = (tidy(value[begin + 1 : end]).rstrip("。.") for begin, end in zip(cuts, cuts[1:], strict=False))
    return [part for part in parts if part]


def _is_prose(plain: str) -> bool:
    return bool(re.search(r"[。;!?]", plain)) or len(plain) > 60 and bool(re.search("[,、]", plain))


_HEADING = re.compile(r"^(?:[【●◆■※≡✍▲△★]|#+ |[一1][、.]|\([一1]\))")
_GENERIC_NAME = re.compile(r"^(?:工作)?(?:快报|简报|动态|信息|通报|专报|周报|通讯|简讯)$")


def _read_top(page: Page, found: _Found) -> tuple[int, set[int]]:
    """Walk down from the top; return the first paragraph of the body and the frame's ones after it."""
    taken: set[int] = set()
    for place in range(min(len(page.paragraphs), 14)):
        original = paragraph_text(page, page.paragraphs[place])
        folded = fold(original)
        if _subtitle(page, place, found):
            taken.add(place)
        elif place and _HEADING.match(folded):
            break
        elif _take_frame_line(original, found):
            taken.add(place)
            if place == 1 and 0 not in taken and found.title and _GENERIC_NAME.match(found.title):
                found.title = re.sub(r"\s", "", paragraph_text(page, page.paragraphs[0])) + found.title
                taken.add(0)
        elif _is_prose(folded) or found.title:
            break
    first = 0
    while first in taken:
        first += 1
    return first, {place for place in taken if place >= first}


def _subtitle(page: Page, place: int, found: _Found) -> bool:
    """Tell whether a 【…】 line right under the name is a subtitle: more of the masthead follows it."""
    texts = [fold(page.text[row.span.start : row.span.end]) for row in page.paragraphs[place : place + 3]]
    if not (found.title and place <= 2 and re.fullmatch(r"【[^】]{5,}】", texts[0]) and len(texts) > 1):
        return False
    return any(_NUMBER_ALONE.match(re.sub(r"\s", "", line)) or find_full(line[:60]) for line in texts[1:2])


def _take_frame_line(original: str, found: _Found) -> bool:
    original = original.removeprefix("# ").strip()
    chunks = [chunk for chunk in _SPACES.split(original) if chunk]
    if len(chunks) > 1 and len(original) <= 80 and _take_chunks(chunks, found):
        return True
    return _take_labels_of_top(original, found) or _take_chunk(original, found)


def _take_chunks(chunks: list[str], found: _Found) -> bool:
    """Take a line of several pieces parted by runs of spaces, all of them or none."""
    before = (found.number, found.title, found.office, found.day)
    if all([_take_labels_of_top(chunk, found) or _take_chunk(chunk, found) for chunk in chunks]):
        return True
    found.number, found.title, found.office, found.day = before
    return False


def _take_labels_of_top(original: str, found: _Found) -> bool:
    folded = fold(original).strip()
    source = _SOURCE_LABEL.match(folded)
    if source and not re.search("[。,;]", folded):
        found.source = found.source or tidy(original.strip()[source.start(1) :])
        return True
    return (
        len(folded) < 90
        and not re.search("[。;]", folded)
        and not _OFFICE_LABEL.match(folded)
        and _take_labels(original, found)
    )


def _read_foot(page: Page, first: int, found: _Found) -> tuple[int, set[int]]:
    """Walk up from the end; return the end of the body."""
    last = len(page.paragraphs)
    while last > first:
        original = page.text[page.paragraphs[last - 1].span.start : page.paragraphs[last - 1].span.end]
        bare_label = last - 2 >= first and _label_alone(page, last - 2)
        if bare_label and len(original) <= 8:
            _take_labels(bare_label + original, found)
            last -= 2
        elif _take_foot_line(original, found):
            last -= 1
        else:
            break
    return last, set()


def _label_alone(page: Page, place: int) -> str | None:
    original = page.text[page.paragraphs[place].span.start : page.paragraphs[place].span.end]
    return original if _LABEL.fullmatch(fold(original).strip()) else None


def _take_foot_line(original: str, found: _Found) -> bool:
    folded = fold(original).strip()
    file_name = _FILE_NAME.match(folded)
    if file_name:
        stamped = file_name.group(1)
        day = find_full(f"{stamped[:4]}-{stamped[4:6]}-{stamped[6:]}") if stamped else None
        found.file_day = day.day if day else None
        return True
    if _PRINTED.fullmatch(folded) or _CHROME.search(folded) and len(folded) < 60 and "。" not in folded:
        return True
    if _SOURCE_LABEL.match(folded) and "。" not in folded:
        return _take_labels_of_top(original, found)
    if not _is_prose(folded) or _LABEL.match(folded):
        if _take_labels(original, found):
            return True
    if found.office is None or found.day is None:
        return len(folded) <= 45 and not re.search("[。,;:]", folded) and _take_closing_office(original, found)
    return False


def _take_closing_office(original: str, found: _Found) -> bool:
    """Take an office or a date that signs the text at its end."""
    plain = re.sub(r"\s", "", fold(original))
    day = find_full(fold(original))
    if found.day is None and day and not _DATE_NOISE.sub("", fold(original)[: day.start] + fold(original)[day.end :]):
        found.day = day.day
        return True
    if found.office is None and found.title and _OFFICE_END.match(plain) and "(" not in plain and len(plain) > 5:
        found.office = re.sub(r"\s", "", original)
        return True
    return False


def _listings(found: _Found, labels: Sequence[str]) -> tuple[Listing, ...]:
    return tuple(
        Listing(label, tuple(names)) for label, names in found.listings.items() if fold(label) in labels and names
    )


def read_masthead(page: Page) -> Masthead:
    """Return the frame of a bulletin, and which paragraphs are left for its body."""
    found = _Found()
    first, skipped = _read_top(page, found)
    last, _ = _read_foot(page, first, found)
    return Masthead(
        number=found.number,
        title=found.title,
        office=found.office,
        date=found.day or found.file_day,
        staff=_listings(found, STAFF),
        distribution=_listings(found, DISTRIBUTION),
        contact=Contact(found.email, found.phone),
        source=found.source,
        skipped=frozenset(place for place in skipped if place < last),
        first=first,
        last=max(first, last),
        problems=(),
        dated_line=page.paragraphs[-1].line if found.day is None and found.file_day else None,
    )


def paragraph_text(page: Page, paragraph: Paragraph) -> str:
    """Return the working text of one paragraph."""
    return page.text[paragraph.span.start : paragraph.span.end]
