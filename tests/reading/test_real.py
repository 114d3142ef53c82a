"""Real bulletins of other offices, held against readings by hand: ``scripts/real.py`` writes what is accepted.

The texts stand beside the checkout and nowhere in it; the readings are kept as places in them.
"""

import json

import pytest

from reading.real import ACCEPTED, KEPT, accepted, by_hand, differing, real_texts, stems
from reading.referring import PLAIN, bare, converted, quoted, refer, resolved


@pytest.fixture(scope="module")
def texts(shared) -> dict[str, str]:
    return real_texts()


def test_every_text_has_its_reading(texts):
    assert set(texts) == set(stems()) == set(accepted())


@pytest.mark.parametrize("stem", stems())
def test_differences_from_the_hand_are_those_accepted(texts, stem: str):
    found, known = differing(stem), set(accepted()[stem])
    assert ([line for number, line in found.items() if number not in known], sorted(known - set(found))) == ([], [])


@pytest.mark.parametrize("stem", stems())
def test_no_words_of_the_texts_are_kept(texts, stem: str):
    """Nothing of the text, its header and other texts stands in what is kept of it."""
    for path in (KEPT / f"{stem}.json", ACCEPTED):
        for text in texts.values():
            assert quoted(json.loads(path.read_text("utf-8")), bare(text)) == []


@pytest.mark.parametrize("stem", stems())
def test_readings_come_back_whole(texts, stem: str):
    reading = by_hand(stem, texts[stem])
    assert all(item["title"] is not None and item["text"] for item in reading["items"])
    assert converted(reading, bare(texts[stem])) == json.loads((KEPT / f"{stem}.json").read_text("utf-8"))


def test_words_as_places():
    text = "近日，金晖到城子街道检查，要求抓好整改。"
    reading = {
        "leaders": [{"name": "金晖", "roles": ["visits"]}],
        "text": "金晖到城子街道检查。\n要求抓好整改",
        "number": "四要",
    }
    kept = converted(reading, text)
    assert kept["leaders"] == [{"name": {"@": [[3, 5]]}, "roles": ["visits"]}]
    assert kept["text"] == {"@": [[3, 12], [19, 20], "\n", [13, 19]]}
    assert kept["number"] == "四要"
    assert resolved(kept, text) == reading
    assert quoted(kept, text) == []
    assert quoted(reading, text) == []
    assert quoted({"text": "金晖到城子街道"}, text) == ["金晖到城子街道"]
    assert refer("没有", "此文") == "没有"
    assert PLAIN == 6
