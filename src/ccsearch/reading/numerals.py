"""Numbers as bulletins write them: Arabic, Chinese, mixed (1.2万, 两千, 二〇二二)."""

from functools import lru_cache

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
CHINESE = "〇零一二两三四五六七八九十百千万亿"


def _chinese(written: str) -> int:
    total = section = digit = 0
    for character in written:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in PLACES:
            section += (digit or 1) * PLACES[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * MYRIADS[character]
            section = digit = 0
    return total + section + digit


@lru_cache(maxsize=4096)
def number(written: str) -> int | float:
    """Return the value of a folded number: 709, 1,200, 1.2万, 两千, 二〇二二, 一百五十, 九.

    Raises:
        ValueError: it is no number.
    """
    plain = written.replace(",", "").replace(" ", "")
    factor = 1
    while plain and plain[0] in "0123456789" and (place := MYRIADS.get(plain[-1]) or PLACES.get(plain[-1])):
        factor *= place
        plain = plain[:-1]
    if any(character.isdigit() for character in plain) and any(character in DIGITS for character in plain):
        plain = "".join(str(DIGITS.get(character, character)) for character in plain)
    if plain[:1].isascii():
        value = float(plain) if "." in plain else int(plain)
        scaled = round(value * factor, 6)
        return int(scaled) if scaled == int(scaled) else scaled
    if all(character in DIGITS for character in plain):
        return int("".join(str(DIGITS[character]) for character in plain))
    return _chinese(plain)
