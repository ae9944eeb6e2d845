"""Pages stay usable for who reads them with a keyboard, enlarged, spaced out, still, or bare."""

from collections.abc import Iterator

import pytest
from browsing import Served, standing_for_all
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")
SOLUTION = "design/solutions/computer-aided-dispatch.html"
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The spacing that WCAG 1.4.12 asks to bear."""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(each => {
    const style = getComputedStyle(each), shown = each.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
    const seen = shown && each.getBoundingClientRect().right > 0;
    const hides = ["hidden", "clip"].includes(style.overflowX) && each.scrollWidth > each.clientWidth + 1;
    return seen && hides && each.clientWidth > 1 && !each.closest("[data-md-component=search]");
}).map(each => each.outerHTML.slice(0, 120))"""
FOCUSED = """() => {
    const each = document.activeElement, style = getComputedStyle(each), box = each.getBoundingClientRect();
    return {
        what: each.outerHTML.slice(0, 100),
        body: each === document.body,
        framed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(each => {
    const style = getComputedStyle(each);
    return style.animationName !== "none" || !/^(0s(, )?)+$/.test(style.transitionDuration);
}).map(each => each.outerHTML.slice(0, 100))"""

FOLDED = """() => [...document.querySelectorAll("details:not(.ak-picture details) > *:not(summary)")].filter(
    each => !each.checkVisibility({contentVisibilityAuto: true}) || !each.getBoundingClientRect().height
).map(each => each.outerHTML.slice(0, 100))"""
COLOURS = """() => [...document.querySelectorAll("article *")].map(each => getComputedStyle(each).color)"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


def test_a_keyboard_reaches_the_text_first(page: Page, served: Served) -> None:
    page.goto(served.url + SOLUTION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_what_has_the_focus_is_framed_and_in_sight(page: Page, served: Served) -> None:
    page.goto(served.url + SOLUTION)
    steps = []
    for _ in range(60):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
    lost = [each for each in steps if not each["framed"] or not each["inside"]]
    assert [each["what"] for each in lost if not each["body"]] == []


def test_the_order_of_the_keyboard_is_that_of_the_text(page: Page, served: Served) -> None:
    page.goto(served.url + SOLUTION)
    places = {each.get_attribute("tabindex") for each in page.locator("[tabindex]").all()}
    assert places - {"0", "-1", ""} == set()


def test_no_page_scrolls_sideways_enlarged_or_on_the_narrowest_screen(
    page: Page, served: Served
) -> None:
    wide = []
    page.route("**/search_index.json", lambda route: route.abort())
    for _, address in standing_for_all(served.folder):
        page.goto(served.url + address)
        for width in (640, 320):
            page.set_viewport_size({"width": width, "height": 640})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(f"{address} at {width} pixels")
    assert wide == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_wider_spacing_cuts_nothing_off(page: Page, served: Served, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    page.goto(served.url + SOLUTION)
    page.add_style_tag(content=SPACED)
    assert page.evaluate(CUT_OFF) == []


def test_nothing_moves_for_who_asked_for_less_motion(browser: Browser, served: Served) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(served.url + SOLUTION)
        assert page.evaluate(MOVING) == []


def test_a_page_is_read_and_left_without_scripts(browser: Browser, served: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.url + "design/index.html")
        page.get_by_role("link", name="Fire and EMS").first.click()
        assert page.locator("h1").inner_text().startswith("Fire and EMS")


def test_a_page_is_printed_without_what_leads_around_and_with_what_is_folded_away(
    browser: Browser, served: Served
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(served.url + SOLUTION)
        around = page.locator(".md-header, .md-sidebar, .md-footer, .md-skip")
        assert around.locator("visible=true").count() == 0
        assert page.locator("details:not([open])").count() > 0
        assert page.evaluate(FOLDED) == []


def test_who_reads_in_the_dark_prints_as_others_do(browser: Browser, served: Served) -> None:
    colours = []
    for scheme in ("light", "dark"):
        with browser.new_context() as context:
            page = context.new_page()
            page.emulate_media(media="print", color_scheme=scheme)
            page.goto(served.url + SOLUTION)
            colours.append(page.evaluate(COLOURS))
    assert colours[0] == colours[1]


def test_the_search_finds_a_requirement_by_its_id(page: Page, served: Served) -> None:
    page.goto(served.url + "design/index.html")
    page.locator("input[data-md-component=search-query]").click()
    page.keyboard.type("PERMIT-020")
    found = page.locator(
        ".md-search-result__link[href*='solutions/online-permits.html#permit-020']"
    )
    found.first.wait_for(state="attached")
