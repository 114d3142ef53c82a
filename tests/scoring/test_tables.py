import pytest

from ccsearch.tables import aligned, shorten


def test_columns_stand_straight_under_chinese():
    table = aligned([("名称", "n"), ("city", "12"), ("创城办", "3")], right=(1,))
    assert table == "名称     n\ncity    12\n创城办   3"


def test_no_line_ends_in_spaces_and_rows_may_be_short():
    assert aligned([("甲", "乙"), ("丙",), ("丁", "")]) == "甲  乙\n丙\n丁"
    assert aligned([]) == ""


def test_colours_take_no_place():
    assert aligned([("\x1b[31m甲\x1b[0m", "x"), ("甲乙", "x")]).splitlines()[0] == "\x1b[31m甲\x1b[0m    x"


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("创城工作", 8, "创城工作"),
        ("创城工作", 7, "创城…"),
        ("创城\n 工作", 20, "创城 工作"),
        ("abcdef", 4, "ab…"),
        ("", 4, ""),
    ],
)
def test_texts_are_cut_to_columns(text, width, short):
    assert shorten(text, width) == short
