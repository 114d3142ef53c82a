"""Take docs/images/*.png: each page over the sample archive, in the system's Chromium."""

from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote, urlencode

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from showing import ROOT, chromium, samples_served

IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
STILL = """for (const one of document.querySelectorAll(".took"))
    one.textContent = one.textContent.replace(/用时 [0-9.]+/, "用时 0.8");"""
"""Evens out what differs from one time to the next."""

COLORS = 128
QUESTION = urlencode({"q": "志愿服务", "category": "简讯 / 文明培育"})


class Page(NamedTuple):
    """One picture: the name of its file, the address, and how wide and in what light it is seen."""

    name: str
    address: str
    width: int = 1200
    dark: bool = False


PAGES = (
    Page("search", f"/search?{QUESTION}"),
    Page("search-phone", f"/search?{QUESTION}", 390, True),
    Page("home", "/"),
    Page("issue", "/issues/104"),
    Page("item", "/items/104-1"),
    Page("leader", f"/leaders/{quote('沈知远')}"),
    Page("unit", f"/units/{quote('石桥街道')}"),
    Page("instructions", "/instructions"),
    Page("matrix", "/matrix"),
    Page("statistics", "/statistics"),
    Page("peers", f"/peers?q={quote('文明养犬')}"),
    Page("check", "/check?item=103-8"),
    Page("help", "/help"),
)
"""What is pictured."""


def take(browser: Browser, base: str, page: Page) -> bytes:
    """Take one picture. A page that is not answered well, or complains, ends the whole."""
    scheme = "dark" if page.dark else "light"
    context = browser.new_context(viewport={"width": page.width, "height": 900}, color_scheme=scheme, locale="zh-CN")
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    answer = tab.goto(base + page.address)
    if answer is None or not answer.ok or complaints:
        raise SystemExit(f"{page.address}: {answer and answer.status} {complaints}")
    tab.evaluate("document.fonts.ready")
    tab.evaluate(STILL)
    picture = tab.screenshot(animations="disabled", caret="hide")
    context.close()
    return picture


def small(picture: bytes) -> bytes:
    """Return a picture in few colours, of which a page has few."""
    out = BytesIO()
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLORS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Serve the samples for a moment and take all pictures; none is written unless all were taken."""
    with samples_served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        taken = {page.name: small(take(browser, base, page)) for page in PAGES}
        browser.close()
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, picture in taken.items():
        (IMAGES / f"{name}.png").write_bytes(picture)
    for path in IMAGES.glob("*.png"):
        if path.stem not in taken:
            path.unlink()
    print(*(f"docs/images/{name}.png" for name in taken))


if __name__ == "__main__":
    main()
