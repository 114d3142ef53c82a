"""Numbers as bulletins write them: Arabic, grouped, Chinese, in myriads, full width; exact or about."""

from collections.abc import Callable
from functools import cache

import msgspec

from ccsearch.generator.dice import Dice
from ccsearch.generator.known import AWAITED, usable

_DIGITS = "〇一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_WIDE = {ord(plain): ord(plain) + 0xFEE0 for plain in "0123456789.,"}


def chinese(value: int) -> str:
    """Return a number below 10,000 in Chinese: 9 → 九, 16 → 十六, 709 → 七百零九."""
    written, rest, gap = "", value, False
    for place, sign in _PLACES:
        digit, rest = divmod(rest, place)
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + sign
        gap = not digit
    if rest:
        written += ("零" if gap and written and value > 10 else "") + _DIGITS[rest]
    return written[1:] if 10 <= value < 20 else written


def chinese_year(year: int) -> str:
    """Return a year digit by digit: 2022 → 二〇二二."""
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def wide(text: str) -> str:
    """Return a text with its digits, points and commas of numbers full width."""
    return text.translate(_WIDE)


def _spoken(value: int) -> str:
    """Return a round number as it is said: 两千, 两百, 三十, 一百五十."""
    written = chinese(value)
    return "两" + written[1:] if written[:2] in ("二千", "二百") else written


class NumberForm(msgspec.Struct, frozen=True):
    """A way to write a value: ``fits`` says for which, ``written`` how, ``example`` shows it."""

    name: str
    fits: Callable[[int], bool]
    written: Callable[[int], str]
    example: tuple[int, str]


NUMBER_FORMS = usable((
    NumberForm("arabic", lambda value: value < 20_000, str, (320, "320")),
    NumberForm("arabic", lambda value: value < 20_000, str, (7, "7")),
    NumberForm("arabic", lambda value: value < 20_000, str, (1200, "1200")),
    NumberForm("wide", lambda value: value < 20_000, lambda value: wide(str(value)), (46, "４６")),
    NumberForm("grouped", lambda value: value >= 1000, lambda value: f"{value:,}", (1200, "1,200")),
    NumberForm("chinese", lambda value: 10 < value < 10_000 and value % 10 == 0 and (value < 200 or value % 100 == 0),
               _spoken, (150, "一百五十")),
    NumberForm("chinese-thousands", lambda value: value < 10_000 and value % 1000 == 0, _spoken, (2000, "两千")),
    NumberForm("thousands", lambda value: 1000 <= value < 10_000 and value % 1000 == 0,
               lambda value: f"{value // 1000}千", (1000, "1千")),
    NumberForm("myriads", lambda value: value >= 10_000 and value % 1000 == 0,
               lambda value: f"{value / 10_000:g}万", (15_000, "1.5万")),
))  # fmt: skip
"""Every way to write a value; :func:`write` draws among those that fit."""


class About(msgspec.Struct, frozen=True):
    """A word that makes a number an estimate: where it stands, and whether only round numbers take it."""

    name: str
    before: str = ""
    after: str = ""
    round_only: bool = False


ABOUT = usable((
    About("exact"), About("exact-again"), About("yu", after="余", round_only=True),
    About("yu-again", after="余", round_only=True), About("duo", after="多", round_only=True), About("jin", "近"),
    About("yue", "约"), About("chao", "超"), About("yu-before", "逾"), About("chaoguo", "超过"),
    About("jiangjin", "将近"),
))  # fmt: skip
"""Exact, or an estimate: 余 and 多 after the number, 近, 约, 超, 逾 before it."""


@cache
def _abouts(where: str) -> tuple[About, ...]:
    return ABOUT[:1] if f"{where}-about" in AWAITED else ABOUT


ABOUT_ONLY = tuple(row for row in ABOUT if row.before or row.after)
"""Those that make an estimate."""


class Written(msgspec.Struct, frozen=True):
    """A quantity in words: its ``text`` with 余 or 近, its ``value``, and whether it is an estimate."""

    text: str
    value: int
    approximate: bool


def round_value(dice: Dice, low: int, high: int) -> int:
    """Return a value from ``low`` to ``high`` as they are reported: the larger the rounder."""
    value = dice.between(low, high)
    step = 1000 if value >= 10_000 else 100 if value >= 1000 else 10 if value >= 100 or dice.maybe(40) else 1
    return max(low, value // step * step)


def write(dice: Dice, value: int, where: str = "") -> Written:
    """Return a value in one of the forms that fit it and may be written at some place."""
    form = dice.pick([form for form in usable(NUMBER_FORMS, where) if form.fits(value)])
    rounded = value % 10 == 0
    abouts = ABOUT_ONLY if f"exact:{form.name}" in AWAITED else _abouts(where)
    about = dice.pick([row for row in abouts if rounded or not row.round_only])
    exact = not about.before and not about.after
    return Written(f"{about.before}{form.written(value)}{about.after}", value, not exact)
