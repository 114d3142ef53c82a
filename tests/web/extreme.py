"""A bulletin where everything is longer, or more, than a page is drawn for."""

from datetime import date

from ccsearch.records import Bulletin, Contact, EventDate, Figure, Item, Listing, Named, Problem, Span, Statement
from ccsearch.search import StoredIssue

LATIN = "https://example.invalid/" + "unbroken" * 30
TITLE = "关于进一步深入推进创建全国文明城市工作中背街小巷环境卫生整治提升专项行动的" * 6
UNITS = tuple(
    Named(f"区第{place}号特别长名称的街道办事处综合行政执法队", ("lead", "also", "present")) for place in range(60)
)
LEADERS = tuple(Named(f"欧阳第{place}", ("instructs", "visits", "attends", "presides")) for place in range(30))
SAID = "要求各单位提高认识，" * 40
TEXT = f"各社区整改到位。{LATIN}。" + "逐项整改，逐项销号，" * 120 + SAID


def _item(place: int) -> Item:
    start = TEXT.index(SAID)
    said = tuple(
        Statement(f"欧阳第{at}", "要求", at, "要" + "抓紧" * 30, SAID, Span(start, len(TEXT))) for at in range(1, 7)
    )
    figures = tuple(Figure(f"{at}万余平方米", at * 10_000.0, True, "平方米", "乱堆乱放和积存垃圾" * 3, Span(0, 3))
                    for at in range(1, 30))  # fmt: skip
    happened = EventDate("近日" * 20, None, None, True)
    return Item(f"9999-{place}", ("专项行动" * 10, "综合整治" * 10), "综合整治" * 10, TITLE, TEXT, happened, LEADERS, UNITS,
                "本刊" * 30, tuple(f"第{at}号社区文化广场" for at in range(50)), said, figures)  # fmt: skip


def issue() -> StoredIssue:
    """Return an issue of nine such items."""
    problems = tuple(Problem("unit.unknown", at, LATIN if at % 2 else "词表中没有的单位" * 20) for at in range(1, 40))
    footer = (Listing("报送单位", tuple(row.name for row in UNITS)),)
    bulletin = Bulletin(9999, "创建全国文明城市工作快报" * 6, "领导小组办公室" * 12, date(2024, 1, 1),
                        tuple(map(_item, range(1, 10))), footer, footer, Contact(LATIN, "0" * 60), problems, "9999")  # fmt: skip
    return StoredIssue("很长的文件名" * 20 + ".txt", "extreme", 0.0, TEXT, bulletin)
