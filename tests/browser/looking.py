"""Looking at a page as machines can: axe, widths."""

from axe_playwright_python.sync_playwright import Axe

WIDTHS = (320, 390, 640, 1440, 3840)
"""Widths in pixels: 640 is 1280 at 200 %, 320 is 1280 at 400 %, 3840 is 4K."""

EVERY_RULE = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""Axe's usual rules, WCAG 2.2 AA and good practice, and the size of targets, which it leaves out by itself."""


def faults(page):
    """Return what axe finds."""
    violations = Axe().run(page, options=EVERY_RULE).response["violations"]
    return [f"{row['id']} {[node['html'] for node in row['nodes']]}"[:300] for row in violations]


def faults_by_day_and_night(page):
    """Return what axe finds on a wide screen by day and on a narrow one by night."""
    found = []
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found += [(scheme, width, fault) for fault in faults(page)]
    return found


def too_wide(page):
    """Return the widths of screens on which the page must be moved sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found
