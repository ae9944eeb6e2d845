"""The pictures of a site: which there are, what is in them for whom, and when they are drawn."""

import re
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from town_site import SITE

from archkit.diagrams.engine import NoEngine
from archkit.diagrams.view import Box, View
from archkit.site.figure import put_in
from archkit.site.pictures import Draughtsman

PLACES = """
zones:
  strongroom: {kind: corporate, trust: 4, audience: restricted}
  cellar: {name: Deep cellar, kind: corporate, trust: 4, audience: restricted}
nodes:
  safe: {zone: strongroom, audience: restricted}
  chest: {zone: cellar, audience: restricted}
data:
  hoard: {name: The hoard, classification: restricted, regimes: [], audience: restricted}
solution: counter
components:
  abacus: {name: Abacus, kind: service, placed: [office-1, safe, chest], stores: [hoard]}
connections:
  desk -> abacus: {protocol: https, carries: [permit, hoard]}
views:
  counting: {picture: deployment, shows: {any: [{component: abacus}, {in_zone: {zone: cellar}}]}}
  hoarding: {picture: data-flow, shows: {carries: {data: hoard}}, audience: restricted}
city_views:
  all-of-it: {name: All of it, picture: landscape, shows: any, audience: public}
  services: {name: All services, picture: container, shows: {kind: service}}
  hoarders: {name: Who has the hoard, picture: landscape, shows: any, audience: restricted}
"""
HIDDEN = ("strongroom", "cellar", "safe", "chest", "hoard")


def drawn(town: Path) -> dict[str, str]:
    """The pictures with their fragments, by their paths."""
    out = town / "out"
    files = [path for part in (".figures", "pictures") for path in (out / part).iterdir()]
    return {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in files}


def kinds(town: Path) -> set[str]:
    return {path.stem for path in (town / "out/pictures").iterdir()}


def test_a_solution_has_its_pictures_without_being_asked(town: Path, site: SITE) -> None:
    site("restricted")
    page = (town / "out/solutions/counter.md").read_text(encoding="utf-8")
    of = [name for name in sorted(kinds(town)) if name.startswith("counter.")]
    assert of == [
        f"counter.{kind}"
        for kind in ("container", "context", "data-flow", "deployment", "risk", "traceability")
    ]
    assert [name for name in of if f"(../pictures/{name}.svg){{ .ak-picture }}" not in page] == []


def test_the_public_sees_systems_from_outside_only(town: Path, site: SITE) -> None:
    site("public")
    assert kinds(town) == {"landscape", "landscape.clerk", "counter.context"}


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_what_is_hidden_is_in_no_picture_by_its_name_or_id(
    town: Path, site: SITE, audience: str
) -> None:
    (town / "models/places.yaml").write_text(PLACES, encoding="utf-8")
    site(audience)
    found = drawn(town)
    told = [(path, name) for path, text in found.items() for name in HIDDEN if name in text]
    assert (len(found) > 4, told) == (True, [])


@pytest.mark.parametrize(
    ("audience", "shown"),
    [
        ("public", {"all-of-it"}),
        ("staff", {"counter.counting", "all-of-it", "services"}),
    ],
)
def test_a_view_is_on_the_pages_of_those_who_may_see_it(
    town: Path, site: SITE, audience: str, shown: set[str]
) -> None:
    (town / "models/places.yaml").write_text(PLACES, encoding="utf-8")
    site(audience)
    asked = {"counter.counting", "counter.hoarding", "all-of-it", "services", "hoarders"}
    assert kinds(town) & asked == shown
    pages = [(town / f"out/{name}.md").read_text() for name in ("views", "solutions/counter")]
    assert [name for name in shown if f"pictures/{name}.svg){{ .ak" not in "".join(pages)] == []


def test_what_stands_in_a_hidden_place_stands_in_a_place_without_a_name(
    town: Path, site: SITE
) -> None:
    (town / "models/places.yaml").write_text(PLACES, encoding="utf-8")
    site("staff")
    text = drawn(town)["pictures/counter.deployment.svg"]
    assert (text.count("on (withheld)</text>"), "place not stated" in text) == (1, False)


def test_a_box_leads_to_what_it_stands_for(town: Path, site: SITE) -> None:
    site("restricted")
    found = drawn(town)
    ways = re.findall(r'href="archkit:([^"]+)"', found[".figures/counter.container.html"])
    assert {"components/counter.md#desk", "pictures/counter.container.svg"} <= set(ways)
    assert "<a " not in found["pictures/counter.container.svg"]


class Counting(Executor):
    """Draws at once, and tells which pictures."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # Any: as its base
        done: Future[Any] = Future()
        self.drawn += [each.id for each in args if isinstance(each, View)]
        done.set_result(fn(*args, **kwargs))
        return done


def picture(name: str, box: str) -> View:
    boxes = (Box(id="a", name=box, word="service"),)
    return View(id=f"town.{name}", kind=name, title="T", sentence="S", boxes=boxes)


def build(folder: Path, views: Sequence[View]) -> list[str]:
    """Write the pictures into a folder; tells which were drawn."""
    counting = Counting()
    for name, text in Draughtsman(NoEngine(), folder, counting).files(views):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return counting.drawn


def test_only_what_looks_different_is_drawn_again(tmp_path: Path) -> None:
    views = [picture("context", "A"), picture("container", "A")]
    changed = [picture("context", "A"), picture("container", "B")]
    told = [build(tmp_path, each) for each in (views, views, changed)]
    assert told == [["town.context", "town.container"], [], ["town.container"]]


def test_a_picture_is_drawn_again_where_its_file_is_gone(tmp_path: Path) -> None:
    views = [picture("context", "A")]
    build(tmp_path, views)
    (tmp_path / "pictures/town.context.svg").unlink()
    assert build(tmp_path, views) == ["town.context"]


PAGE = '<p><img alt="T" class="ak-picture" src="../pictures/town.context.svg"></p>'


@pytest.mark.parametrize(
    ("directory_urls", "leads"), [(False, "../solutions/a.html#x"), (True, "../solutions/a/#x")]
)
def test_a_picture_takes_the_place_of_its_image_and_leads_where_the_site_has_its_pages(
    tmp_path: Path, leads: str, *, directory_urls: bool
) -> None:
    figure = '<a href="archkit:solutions/a.md#x">A</a>'
    (tmp_path / "town.context.html").write_text(figure, encoding="utf-8")
    page = put_in(f"before {PAGE} after", tmp_path, directory_urls=directory_urls)
    assert page == f'before <a href="{leads}">A</a> after'


def test_an_image_of_a_picture_that_is_not_there_stays(tmp_path: Path) -> None:
    assert put_in(PAGE, tmp_path, directory_urls=False) == PAGE


def test_another_generator_puts_them_in_by_an_extension_of_markdown(town: Path, site: SITE) -> None:
    import markdown

    site("staff")
    page = (town / "out/solutions/counter.md").read_text(encoding="utf-8")
    given = {"archkit.site.extension": {"folder": str(town / "out"), "directory_urls": True}}
    extensions = ["attr_list", "tables", "md_in_html", "archkit.site.extension"]
    html = markdown.markdown(page, extensions=extensions, extension_configs=given)
    assert (html.count("<svg"), "archkit:" in html) == (6, False)
