"""What holds for every page in every state: nobody is shut out, nothing jumps, nothing overflows."""

import pytest
from playwright.sync_api import expect

from browser.looking import faults, faults_by_day_and_night, too_wide

pytestmark = pytest.mark.browser

SAMPLES = (
    *("/", "/search?q=整改", "/search?q=整改&kind=statement", "/search?q=社区&unit=东塘街道&from=2023"),
    *(
        "/search?more=unit",
        "/search?q=整改 查无此词",
        "/search?q=楼道&unit=区妇联",
        "/search?page=99",
        "/search?page=3",
    ),
    *("/search?q=敬老&size=1", "/search?q=%22整改", "/issues", "/issues?year=2023", "/issues/101", "/items/101-1"),
    *("/items/101-1?q=整改&at=2", "/items/101-8", "/about", "/help", "/nowhere", "/search.docx?picked=yes"),
    *("/leaders", "/leaders/韩牧川", "/units", "/units/石桥街道", "/units/石桥街道?part=lead", "/instructions"),
    *("/instructions?repeated=yes", "/matrix", "/matrix?axis=month&units=bureau", "/statistics?by=quarter", "/peers"),
    *("/peers?q=楼道堆物", "/quantities?q=楼道", "/quantities?noun=堆物&measure=吨"),
    *("/check", "/check?item=103-8", "/items/103-8", "/issues/108"),
)
BARE = ("/", "/search", "/search?q=整改", "/issues", "/help", "/about", "/leaders", "/units", "/instructions", "/matrix",
        "/statistics", "/peers?q=整改", "/quantities", "/check")  # fmt: skip
EXTREME = ("/", "/search", "/search?q=整改&kind=statement", "/search?more=unit", "/issues", "/issues/9999",
           "/items/9999-3?q=整改&at=2", "/units", "/leaders", "/instructions", "/matrix?units=other", "/peers?q=整改",
           "/check?item=9999-1", "/quantities?q=整改", "/search?q=" + "整改 水井" * 30 + "%22")  # fmt: skip
STATES = [
    *(("samples", path) for path in SAMPLES),
    *(("empty", path) for path in BARE),
    *(("extreme", path) for path in EXTREME),
    *(("absent", path) for path in ("/", "/search?q=整改", "/about")),
    *(("broken", path) for path in ("/", "/items/1-1")),
]
FEW = [("samples", "/"), ("samples", "/search?q=社区&unit=东塘街道"), ("samples", "/issues/101"), ("samples", "/check")]


@pytest.mark.parametrize(("state", "path"), STATES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(open_page, state, path):
    page = open_page(path, state)
    assert faults_by_day_and_night(page) == []
    assert too_wide(page) == []


SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


@pytest.mark.parametrize(
    ("state", "path"), [*FEW, ("samples", "/search?more=unit"), ("samples", "/items/101-1"), ("extreme", "/search")]
)
def test_nothing_moves_while_a_page_loads(open_page, state, path):
    for width in (390, 1440):
        assert open_page(path, state, viewport={"width": width, "height": 800}).evaluate(SHIFTS) == 0


def test_axe_finds_nothing_with_everything_open(open_page):
    page = open_page("/search?q=社区&more=unit", viewport={"width": 390, "height": 844})
    page.get_by_text("筛选", exact=True).click()
    page.locator("#search").fill("d")
    expect(page.get_by_role("option").first).to_be_visible()
    assert faults(page) == []
    page.locator("#search").blur()
    page.keyboard.press("?")
    assert faults(page) == []


RING = """() => {
    const style = getComputedStyle(document.activeElement);
    const box = document.activeElement.getBoundingClientRect();
    return {name: document.activeElement.tagName, ring: style.outlineStyle, width: parseFloat(style.outlineWidth),
            color: style.outlineColor, shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
            last: document.activeElement === document.body};
}"""


def light(color):
    """Return the relative luminance of rgb(r, g, b)."""
    parts = [int(part) / 255 for part in color.removeprefix("rgb(").removesuffix(")").split(",")]
    line = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("state", "path"), FEW)
def test_whatever_the_tab_key_reaches_is_seen_with_a_ring(open_page, state, path, scheme):
    page = open_page(path, state, color_scheme=scheme, reduced_motion="reduce")
    grounds = page.evaluate("""["--ground", "--paper", "--tint"].map(name => { const one = document.createElement("i");
        one.style.color = getComputedStyle(document.documentElement).getPropertyValue(name);
        document.body.append(one); const color = getComputedStyle(one).color; one.remove(); return color; })""")
    seen = 0
    while seen < 400:
        page.keyboard.press("Tab")
        found = page.evaluate(RING)
        if found["last"]:
            break
        seen += 1
        assert found["shown"], found
        assert (found["ring"], found["width"] >= 2) == ("solid", True), found
        for ground in grounds:
            high, low = sorted((light(found["color"]), light(ground)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 3, (found, ground)
    assert 10 < seen < 400


@pytest.mark.parametrize(("state", "path"), FEW)
def test_who_wants_no_motion_gets_none(open_page, state, path):
    page = open_page(path, state, reduced_motion="reduce")
    moving = """[...document.querySelectorAll("*")].filter(one => { const style = getComputedStyle(one);
        return style.scrollBehavior === "smooth" || style.animationName !== "none"
            || style.transitionDuration.split(", ").some(time => parseFloat(time)); }).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize(("state", "path"), FEW)
def test_forced_colours_leave_everything_to_be_told_apart(open_page, state, path):
    page = open_page(path, state, forced_colors="active")
    assert faults(page) == []
    mark = """one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"""
    for marked in page.locator("mark").all()[:3]:
        assert marked.evaluate(mark) != page.locator("body").evaluate(mark)
    line = "one => getComputedStyle(one).borderBottomColor"
    for menu in (".nav", ".tabs"):
        lines = [link.evaluate(line) for link in page.locator(f"{menu} a[aria-current]").all()]
        others = [link.evaluate(line) for link in page.locator(f"{menu} a:not([aria-current])").all()]
        assert not set(lines) & set(others)


def test_text_twice_as_big_still_fits(open_page):
    page = open_page("/search?q=社区&unit=东塘街道")
    page.evaluate("document.documentElement.style.setProperty('font-size', '32px')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    expect(page.get_by_role("button", name="检索", exact=True)).to_be_in_viewport()


def test_body_text_has_room(open_page):
    page = open_page("/items/101-1")
    ratio = page.evaluate("""(() => { const style = getComputedStyle(document.querySelector(".item-text p"));
        return parseFloat(style.lineHeight) / parseFloat(style.fontSize); })()""")
    assert ratio >= 1.7
    characters = "one => one.clientWidth / parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator(".item-text p").first.evaluate(characters) <= 45
