"""What is said in reports: openers, every style of list, relayed words and other traps."""

import msgspec

from ccsearch.generator import words
from ccsearch.generator.dice import Dice
from ccsearch.generator.known import usable
from ccsearch.generator.numbers import chinese
from ccsearch.generator.sentences import CLAUSES, DETAILS, SPEECHES
from ccsearch.generator.slots import duty, fill
from ccsearch.generator.telling import Telling
from ccsearch.records import Span, Statement


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks: the ``names`` recorded, and the ``words`` before the verb."""

    names: tuple[str, ...]
    words: str


class Style(msgspec.Struct, frozen=True):
    """A way to write a list.

    ``ordinals`` are (template of 一, word of it that belongs to what is said: 一要 → 要) by place, the last
    for all that follow; ``heading`` tells whether a heading is set apart, ``joint`` ends each but the
    last; ``paragraphs`` puts each on a line of its own, ``inline`` lets the first stay behind the opener.
    """

    name: str
    ordinals: tuple[tuple[str, str], ...]
    heading: bool = True
    joint: str = "。"
    paragraphs: bool = False
    inline: bool = True
    least: int = 2


_YAO, _SHI, _SHI_YAO = ("{n}", "要"), ("{n}是", ""), ("{n}是", "要")
_DI, _DUN, _BRACKETS = ("第{n}，", ""), ("{n}、", ""), ("（{n}）", "")

STYLES = usable((
    Style("yao", (_YAO,)),
    Style("yao-again", (_YAO,)),
    Style("shi", (_SHI,)),
    Style("shi-yao", (_SHI_YAO,)),
    Style("di", (_DI,)),
    Style("dun", (_DUN,)),
    Style("brackets", (_BRACKETS,)),
    Style("yao-semicolons", (_YAO,), heading=False, joint="；"),
    Style("shi-semicolons", (_SHI,), heading=False, joint="；"),
    Style("shi-yao-semicolons", (_SHI_YAO,), heading=False, joint="；"),
    Style("di-semicolons", (_DI,), heading=False, joint="；"),
    Style("dun-semicolons", (_DUN,), heading=False, joint="；"),
    Style("yao-run-on", (_YAO,), heading=False),
    Style("shi-run-on", (_SHI,), heading=False),
    Style("mixed", (_YAO, _YAO, _SHI), heading=False, joint="；", least=3),
    Style("shi-yao-then-shi", (_SHI_YAO, _SHI), heading=False, joint="；", least=3),
    Style("yao-paragraphs", (_YAO,), paragraphs=True),
    Style("shi-paragraphs", (_SHI,), paragraphs=True),
    Style("dun-paragraphs", (_DUN,), paragraphs=True, inline=False),
    Style("brackets-paragraphs", (_BRACKETS,), paragraphs=True, inline=False),
    Style("di-paragraphs", (_DI,), paragraphs=True),
))  # fmt: skip
"""Styles of lists."""


class Opener(msgspec.Struct, frozen=True):
    """The words between speaker and what is said, and the verb recorded; ``count`` stands for 三."""

    name: str
    written: str
    verb: str
    listed: bool = True
    plain: bool = True


OPENERS = usable((
    Opener("demands-colon", "要求：", "要求"), Opener("stresses-comma", "强调，", "强调"),
    Opener("points-comma", "指出，", "指出", listed=False), Opener("demands-comma", "要求，", "要求"),
    Opener("stresses-colon", "强调：", "强调"), Opener("says-comma", "表示，", "表示", listed=False),
    Opener("hopes", "希望，", "希望", listed=False), Opener("points-colon", "指出：", "指出"),
    Opener("counted", "提出{count}点要求：", "要求", plain=False),
    Opener("counted-le", "提出了{count}点要求：", "要求", plain=False),
    Opener("counted-stop", "提出{count}点要求。", "要求", plain=False),
    Opener("counted-comma", "提出{count}点要求，", "要求", plain=False),
    Opener("following", "提出以下要求：", "要求", plain=False),
    Opener("next-step", "就下一步工作提出{count}点要求：", "要求", plain=False),
    Opener("stresses-points", "强调{count}点意见：", "强调", plain=False),
    Opener("in-talk", "在讲话中强调，", "强调"), Opener("finally", "最后强调，", "强调"),
    Opener("in-summary", "在总结讲话时指出，", "指出", listed=False), Opener("further", "进一步要求，", "要求"),
))  # fmt: skip
"""Openers of statements."""


def say(telling: Telling, speaker: Speaker, listed: bool) -> None:
    """Add one statement, or a list of them where ``listed``."""
    openers = [row for row in OPENERS if (row.listed if listed else row.plain)]
    opener = telling.dice.pick(openers)
    if listed:
        _list(telling, speaker, opener)
    else:
        _open(telling, speaker, opener, 1)
        _plain(telling, speaker, opener.verb)


def _open(telling: Telling, speaker: Speaker, opener: Opener, count: int) -> None:
    telling.add(speaker.words)
    start = telling.length
    telling.add(opener.written.format(count=_count(telling.dice, count)))
    telling.mark("verb", start)


def _count(dice: Dice, count: int) -> str:
    return "两" if count == 2 else chinese(count)


def _plain(telling: Telling, speaker: Speaker, verb: str) -> None:
    start = telling.length
    for place in range(telling.dice.between(1, 2)):
        if not (place and telling.dice.maybe(50)):
            fill(telling, telling.dice.pick(SPEECHES))
    _record(telling, speaker, verb, start)


def _record(telling: Telling, speaker: Speaker, verb: str, start: int) -> None:
    said = telling.said(start)
    for name in speaker.names:
        telling.statements.append(Statement(name, verb, None, None, said, Span(start, telling.length)))


def _list(telling: Telling, speaker: Speaker, opener: Opener) -> None:
    dice = telling.dice
    style = dice.pick(STYLES)
    count = dice.between(style.least, 4)
    _open(telling, speaker, opener, count)
    inline = style.inline and dice.maybe(40)
    add = _headed if style.heading else _run_on
    for number in range(1, count + 1):
        if style.paragraphs and (number > 1 or not inline):
            telling.add("\n")
        one = add(telling, style, number, number == count)
        telling.statements.append(msgspec.structs.replace(one, leader=speaker.names[0], verb=opener.verb))


def _ordinal(telling: Telling, style: Style, number: int) -> tuple[int, int]:
    """Add an ordinal; return where it and where what is said begins."""
    start = telling.length
    template, kept = style.ordinals[min(number, len(style.ordinals)) - 1]
    telling.add(template.format(n=chinese(number)))
    begin = telling.length
    telling.add(kept)
    return start, begin


def _headed(telling: Telling, style: Style, number: int, last: bool) -> Statement:
    start, begin = _ordinal(telling, style, number)
    telling.add(duty(telling) if telling.dice.maybe(60) else telling.dice.pick(words.HEADINGS))
    heading = telling.said(begin)
    telling.add("。")
    telling.mark("head", start)
    detail = telling.length
    fill(telling, telling.dice.pick(DETAILS))
    return Statement(None, "", number, heading, telling.said(detail), Span(start, telling.length))


def _run_on(telling: Telling, style: Style, number: int, last: bool) -> Statement:
    start, begin = _ordinal(telling, style, number)
    fill(telling, telling.dice.pick(CLAUSES))
    telling.add("。" if last else style.joint)
    return Statement(None, "", number, None, telling.said(begin), Span(start, telling.length))
