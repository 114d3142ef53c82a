"""The frame of an issue: mastheads, numbers, credits and distribution in every form."""

from collections.abc import Callable
from datetime import date

import msgspec

from ccsearch.generator.days import ISSUE_FORMS
from ccsearch.generator.dice import Dice
from ccsearch.generator.known import AWAITED, usable
from ccsearch.generator.numbers import chinese, wide
from ccsearch.generator.world import World
from ccsearch.records import Contact, Listing


class Frame(msgspec.Struct, frozen=True):
    """What stands round the items: the records, and the lines of ``top`` and ``foot``."""

    number: int | None
    title: str | None
    office: str | None
    staff: tuple[Listing, ...]
    distribution: tuple[Listing, ...]
    contact: Contact
    top: tuple[str, ...]
    foot: tuple[str, ...]


class NumberForm(msgspec.Struct, frozen=True):
    """A way to write an issue's number, given number and year, with an example of issue 9 of 2022."""

    name: str
    written: Callable[[int, int], str]
    example: str


NUMBER_FORMS = usable((
    NumberForm("number-plain", lambda number, year: f"第{number}期", "第9期"),
    NumberForm("number-spaced", lambda number, year: f"第 {number} 期", "第 9 期"),
    NumberForm("number-chinese", lambda number, year: f"第{chinese(number)}期", "第九期"),
    NumberForm("number-wide", lambda number, year: wide(f"第{number}期"), "第９期"),
    NumberForm("number-total", lambda number, year: f"第{number}期（总第{number + 28}期）", "第9期（总第37期）"),
    NumberForm("number-fused", lambda number, year: f"第{number}期总第{number + 28}期", "第9期总第37期"),
    NumberForm("number-bracketed", lambda number, year: f"（第{number}期）", "（第9期）"),
    NumberForm("number-year", lambda number, year: f"{year}年第{number}期（总第{number + 28}期）",
               "2022年第9期（总第37期）"),
    NumberForm("number-year-dot", lambda number, year: f"（{year}年·第{number}期）", "（2022年·第9期）"),
    NumberForm("number-year-shell", lambda number, year: f"〔{year}〕第{number}期", "〔2022〕第9期"),
    NumberForm("number-year-bare", lambda number, year: f"（{year}第{number}期）", "（2022第9期）"),
))  # fmt: skip
"""Forms of the number on a line of its own."""


class Facts(msgspec.Struct, frozen=True):
    """What a masthead says: name in two parts, number and day as written, office, and the plain values."""

    name: tuple[str, str]
    number: str
    day: str
    office: str
    value: int
    year: int

    @property
    def whole(self) -> str:
        """Return the bulletin's name."""
        return "".join(self.name)


class Masthead(msgspec.Struct, frozen=True):
    """A form of masthead: its lines, those that close the issue, and which of the facts it states."""

    name: str
    top: Callable[[Facts], tuple[str, ...]]
    foot: Callable[[Facts], tuple[str, ...]] = lambda facts: ()
    numbered: bool = True


MASTHEADS = usable((
    Masthead("home", lambda facts: (" ".join(facts.name), facts.number, facts.office, facts.day)),
    Masthead("home-again", lambda facts: (" ".join(facts.name), facts.number, facts.office, facts.day)),
    Masthead("name-unspaced", lambda facts: (facts.whole, facts.number, facts.office, facts.day)),
    Masthead("letter-spaced", lambda facts: (" ".join(facts.name[0]) + "  " + " ".join(facts.name[1]), facts.number,
                                             facts.office, facts.day)),
    Masthead("two-lines", lambda facts: (*facts.name, facts.number, facts.office, facts.day)),
    Masthead("office-and-day", lambda facts: (facts.whole, facts.number, f"{facts.office}    {facts.day}")),
    Masthead("office-printed", lambda facts: (facts.whole, facts.number, f"{facts.office}编印 {facts.day}")),
    Masthead("total-line", lambda facts: (facts.whole, f"第{facts.value}期", f"（总第{facts.value + 30}期）",
                                          facts.office, facts.day)),
    Masthead("in-title", lambda facts: (f"{facts.year}年{facts.whole}第{facts.value}期", facts.office, facts.day)),
    Masthead("after-title", lambda facts: (f"{facts.whole}{facts.year}年第{facts.value}期", facts.office, facts.day)),
    Masthead("subtitle", lambda facts: (facts.whole, "【创建工作情况专刊】", facts.number, facts.office, facts.day)),
    Masthead("chrome", lambda facts: ("首页 > 专题专栏 > 文明创建 > 简报专区", facts.whole, facts.number, facts.office,
                                      facts.day)),
    Masthead("signed", lambda facts: (facts.whole, facts.number), lambda facts: (facts.office, facts.day)),
    Masthead("unnumbered", lambda facts: (facts.whole, facts.office, facts.day), numbered=False),
    Masthead("bold", lambda facts: (f"**{facts.whole}**", f"**{facts.number}**", facts.office, facts.day)),
    Masthead("markdown", lambda facts: (f"# {facts.whole}", facts.number, facts.office, facts.day)),
))  # fmt: skip
"""Forms of mastheads."""

_NAMES = ("创建全国文明城市", "工作快报"), ("创建全国文明城市", "工作简报"), ("精神文明建设", "工作动态")

_STAFF = (
    ("编校", "审核", "核签"),
    ("编校", "审核", "核签"),
    ("责任编辑", "审核", "签发"),
    ("编辑", "校对", "主编"),
    ("编校",),
)
_SENT = (
    (("报", "首都文明办、区委、区人大、区政府、区政协领导同志"), ("发", "全区各单位主要领导、创城工作主管领导、信息员")),
    (("报", "市文明办，区委常委，区人大、区政府、区政协领导"), ("发", "各镇街，区直各部门")),
    (("报送", "市创城指挥部办公室、区四套班子领导"), ("抄送", "各成员单位、各镇街")),
    (("分送", "区委、区政府领导，各成员单位"),),
)  # fmt: skip
_EMAILS = ("cckuaibao@example.gov.cn", "wmb.2022@district.example.cn", "ccb_xx@example.org")


def frame(dice: Dice, world: World, number: int, issued: date) -> Frame:
    """Return the frame of an issue: a masthead of some form, and a footer or none."""
    head = dice.pick(MASTHEADS)
    name = dice.pick(_NAMES)
    facts = Facts(
        name=(world.district + name[0], name[1]),
        number=dice.pick(NUMBER_FORMS).written(number, issued.year),
        day=dice.pick(usable(ISSUE_FORMS, head.name)).written(issued),
        office=f"{world.district}创建全国文明城市工作领导小组办公室",
        value=number,
        year=issued.year,
    )
    staff, staff_line = _staff(dice, world)
    sent, sent_lines = _distribution(dice)
    contact, contact_line = _contact(dice)
    foot = (*head.foot(facts), *staff_line, *sent_lines, *contact_line)
    return Frame(number if head.numbered else None, facts.whole, facts.office,
                 staff, sent, contact, head.top(facts), foot)  # fmt: skip


def _staff(dice: Dice, world: World) -> tuple[tuple[Listing, ...], tuple[str, ...]]:
    if dice.maybe(15):
        return (), ()
    rows, written = [], []
    for label in dice.pick(_STAFF):
        names = dice.some(world.staff, 1, 2 if dice.maybe(20) else 1)
        rows.append(Listing(label, tuple(names)))
        spread = dice.maybe(40) and (len(names) == 1 or "names-spread" not in AWAITED)
        shown = [" ".join(name) if len(name) == 2 and spread else name for name in names]
        written.append(f"{label}：{dice.pick(('、', ' ')).join(shown)}")
    return tuple(rows), (dice.pick((" ", "　", "    ")).join(written),)


def _distribution(dice: Dice) -> tuple[tuple[Listing, ...], tuple[str, ...]]:
    if dice.maybe(15):
        return (), ()
    rows = dice.pick(_SENT)
    listings = tuple(Listing(label, tuple(value.replace("，", "、").split("、"))) for label, value in rows)
    gap = dice.pick(("", "", " "))
    printed = dice.pick(("", "", "", " （共印60份）"))
    lines = [f"{label}：{gap}{value}" for label, value in rows]
    return listings, (*lines[:-1], lines[-1] + printed)


def _contact(dice: Dice) -> tuple[Contact, tuple[str, ...]]:
    if dice.maybe(15):
        return Contact(), ()
    email, phone = dice.pick(_EMAILS), dice.pick(("60801234", "010-60801234", "69822006"))
    form = dice.pick(
        ("电子邮箱：{email} 电话：{phone}", "电话：{phone} 电子邮箱：{email}", "电子邮箱：{email}　联系电话：{phone}")
    )
    line = form.format(email=email, phone=phone)
    return Contact(email, phone), (wide(line) if dice.maybe(10) else line,)
