"""The laws of views: whatever a picture does not show, it counts; none is too large to read."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner
from laid import facts as laid
from laid import solution

from archkit.analysis.facts import Facts
from archkit.analysis.matches import matches
from archkit.cli import cli
from archkit.diagrams import measure
from archkit.diagrams.aggregate import MOST_BOXES
from archkit.diagrams.draw import drawn
from archkit.diagrams.engine import Engine
from archkit.diagrams.gallery import all_views, kinds
from archkit.diagrams.lanes import LaneView
from archkit.diagrams.sheet import MARGIN, svg
from archkit.diagrams.text import width
from archkit.diagrams.view import View
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.loading.load import load
from archkit.model.view import View as Asked
from archkit.model.workspace import open_workspace

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
OWN = ("journey", "matrix", "traceability", "risk", "roadmap")
"""The kinds that are drawn without the layout engine."""
OF_CONNECTIONS = ("landscape", "context", "container", "data-flow", "deployment", "matrix")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(load(open_workspace(ROOT / "models")).design, date(2026, 11, 25))


@pytest.fixture(scope="module")
def views(facts: Facts) -> list[View]:
    return list(all_views(facts, "City"))


def boxes_of(component: Component, view: View, facts: Facts) -> set[str]:
    """What a component is drawn as: itself, else its solution, its department, or with all."""
    department = facts.design.solutions[component.within].department
    for element in (component.address, component.within, department, ""):
        if found := {box.id for box in view.boxes if box.element == element}:
            return found
    return set()


def asked_views(facts: Facts) -> dict[str, Asked]:
    """The pictures that the models ask for, by the ids under which they are drawn."""
    own = {
        f"{solution.id}.{view.id}": view
        for solution in facts.design.solutions.values()
        for view in solution.views.values()
    }
    return {**facts.design.city_views, **own}


def about(view: View, facts: Facts) -> Iterable[tuple[Connection, Component, Component]]:
    """The connections that a picture is about."""
    if asked := asked_views(facts).get(view.id):
        shown = {each.address for each in matches(asked, facts).shown}
        return [each for each in facts.design.joined if {each[1].address, each[2].address} & shown]
    first, _, rest = view.id.partition(".")
    solutions = {
        name
        for name, each in facts.design.solutions.items()
        if view.id in ("landscape", "matrix")
        or name == first
        or (first, each.department) == (view.kind, rest)
    }
    return [each for each in facts.design.joined if {each[1].within, each[2].within} & solutions]


def is_asked_for(connection: Connection, view: View, facts: Facts) -> bool:
    """Whether a picture wants a connection; two others may well stand on the same line."""
    asked = asked_views(facts).get(view.id)
    return asked is None or matches(asked, facts).draws.holds(connection, facts) is True


def is_drawn(source: Component, target: Component, view: View, facts: Facts) -> bool:
    ends = boxes_of(source, view, facts), boxes_of(target, view, facts)
    return any(
        {edge.source, edge.target} & ends[0] and {edge.source, edge.target} & ends[1]
        for edge in view.edges
        if ends[0] != ends[1]
    )


def told_left_out(view: View) -> int:
    """How many connections a picture says it leaves out."""
    found = re.findall(r"([\d,]+) connections?\b", " ".join(view.left_out))
    return sum(int(figure.replace(",", "")) for figure in found)


@pytest.mark.parametrize("kind", OF_CONNECTIONS)
def test_every_connection_is_drawn_or_counted_as_left_out(
    kind: str, views: list[View], facts: Facts
) -> None:
    missing, told = {}, {}
    for view in views:
        if view.kind == kind:
            told[view.id] = told_left_out(view)
            missing[view.id] = sum(
                not (is_asked_for(each, view, facts) and is_drawn(source, target, view, facts))
                for each, source, target in about(view, facts)
            )
    assert (missing, len(missing) > 0) == (told, True)


def test_no_picture_of_the_city_has_more_boxes_than_people_can_read(views: list[View]) -> None:
    assert [view.id for view in views if len(view.boxes) > MOST_BOXES] == []


@pytest.mark.parametrize("kind", ["context", "container", "data-flow", "deployment"])
def test_every_solution_has_its_standard_pictures(
    kind: str, views: list[View], facts: Facts
) -> None:
    asked = asked_views(facts)
    found = [view.id for view in views if view.kind == kind and view.id not in asked]
    assert found == [f"{name}.{kind}" for name in facts.design.solutions]


def test_every_picture_has_a_name_and_a_sentence_of_its_own(views: list[View]) -> None:
    ids = [view.id for view in views]
    assert (len(set(ids)), [v.id for v in views if not v.sentence.endswith(".")]) == (len(ids), [])


def drawn_texts(view: View) -> Iterator[tuple[str, float, float]]:
    """Each line of text with where it begins and ends; of an upright one from below."""
    root = ET.fromstring(svg(view, drawn(view, Engine()), font=False))  # noqa: S314 - our own
    for text in root.iter(f"{SVG}text"):
        style = text.get("class", "").split()
        size = {"title": 21.0, "sentence": 13.0, "name": measure.NAME}
        large = next((size[each] for each in style if each in size), measure.SMALL)
        heavy = any(each in ("title", "name", "strong") for each in style)
        words = text.text or ""
        wide = width(words, large, "semibold" if heavy else "regular")
        if text.get("transform"):
            continue
        x = float(text.get("x", "0"))
        start = x - wide if "end" in style else x - wide / 2 if "middle" in style else x
        yield words, start, start + wide


@pytest.mark.parametrize("kind", OWN)
def test_no_text_of_a_picture_that_archkit_places_itself_leaves_the_sheet(
    kind: str, views: list[View]
) -> None:
    out = []
    for view in (each for each in views if each.kind == kind):
        drawing = drawn(view, Engine())
        sheet = max(drawing.width, 640.0) + 2 * MARGIN
        out += [(view.id, *each) for each in drawn_texts(view) if each[1] < 0 or each[2] > sheet]
    assert out == []


@pytest.mark.parametrize("kind", OWN)
def test_a_picture_that_archkit_places_itself_is_the_same_bytes_each_time(
    kind: str, views: list[View]
) -> None:
    def once() -> list[str]:
        return [svg(v, drawn(v, Engine()), font=False) for v in views if v.kind == kind]

    assert once() == once()


def test_a_journey_calls_every_component_after_its_first_step(
    views: list[View], facts: Facts
) -> None:
    called = {view.id: len(view.edges) for view in views if view.kind == "journey"}
    steps = {
        f"{solution.id}.journey.{journey.id}": sum(
            len(step) for step in list(facts.dependencies.steps(journey))[1:]
        )
        for solution in facts.design.solutions.values()
        for journey in solution.journeys.values()
    }
    assert called == steps


def test_a_journey_tells_how_long_it_takes_and_frames_what_is_called_side_by_side() -> None:
    town = solution(
        "permits",
        """
components:
  resident: {kind: person}
  desk: {kind: web-app, performance: {p99: 100 ms, p999: 110 ms}}
  cases: {kind: service, performance: {p99: 200 ms, p999: 210 ms}}
  maps: {kind: service}
connections:
  resident -> desk: {protocol: https, latency: {p99: 10 ms, p999: 20 ms}}
  desk -> cases: {protocol: https, latency: {p99: 10 ms, p999: 20 ms}}
  desk -> maps: {protocol: https, mode: async}
journeys:
  quick: {path: [resident, desk, cases], target: 2 s}
  slow: {path: [resident, desk, cases], target: 100 ms}
  open: {path: [resident, desk, [cases, maps]], target: 2 s}
  plain: {path: [resident, desk]}
""",
    )
    kept = {
        view.id.rpartition(".")[2]: view
        for view in all_views(laid(town), "Town")
        if isinstance(view, LaneView)
    }
    ends = {name: view.ending and view.ending.name for name, view in kept.items()}
    together = drawn(kept["open"], Engine()).body
    assert (ends, kept["open"].beside, sum("at the same time" in part for part in together)) == (
        {"quick": "In time", "slow": "Too slow", "open": "Not known", "plain": None},
        (False, True, True),
        1,
    )


def test_the_links_of_a_requirement_are_those_that_its_model_names(
    views: list[View], facts: Facts
) -> None:
    links = {
        edge.source.removeprefix("requirement:") + " " + edge.target
        for view in views
        if view.kind == "traceability"
        for edge in view.edges
        if not edge.faded
    }
    named = {
        f"{each.address} {component.address}"
        for solution in facts.design.solutions.values()
        for each in solution.requirements.values()
        for part in each.satisfied_by
        if (component := facts.design.component(part, each.within))
    }
    assert links == named


def test_every_risk_is_on_the_map_or_counted_as_left_out(views: list[View], facts: Facts) -> None:
    placed, missing = {}, {}
    for view in views:
        if view.kind == "risk":
            placed[view.id] = len(view.boxes)
            left = re.findall(r"([\d,]+) (?:lowest )?risks?", " ".join(view.left_out))
            missing[view.id] = sum(map(int, left))
    there = {f"{name}.risk": len(each.risks) for name, each in facts.design.solutions.items()}
    there = {name: count for name, count in there.items() if count}
    there["risk"] = sum(there.values())
    assert {name: count + missing[name] for name, count in placed.items()} == there


def test_every_date_of_the_city_is_on_its_roadmap_or_counted_as_left_out(
    views: list[View], facts: Facts
) -> None:
    (view,) = (each for each in views if each.id == "roadmap")
    design, today = facts.design, facts.as_of
    used = {each.technology for each in design.components.values()}
    days = [each.ends for each in (*design.projects.values(), *design.agreements.values())]
    days += [each.live_until for each in design.solutions.values()]
    days += [each.go_live for each in design.solutions.values() if (each.go_live or today) > today]
    days += [
        each.end_of_life
        for each in design.technologies.values()
        if each.id in used and each.end_of_life != "none"
    ]
    left = sum(int(each) for each in re.findall(r"(\d+) dates?", " ".join(view.left_out)))
    assert sum(box.count for box in view.boxes) + left == sum(day is not None for day in days)


@pytest.mark.parametrize("form", ["dot", "mermaid", "drawio"])
def test_what_has_no_boxes_and_lines_is_refused_by_formats_that_know_nothing_else(
    form: str,
) -> None:
    asked = ["diagram", "risk", "--format", form, "--workspace", str(ROOT)]
    done = CliRunner().invoke(cli, asked)
    told = f"`{form}` knows boxes and lines only, and a `risk` picture has none"
    assert (done.exit_code, told in done.output) == (2, True)


def test_all_pictures_as_mermaid_are_those_of_boxes_and_lines(tmp_path: Path) -> None:
    asked = ["diagram", "--all", "--solution", "gis", "--format", "mermaid"]
    asked += ["--workspace", str(ROOT), "--output", str(tmp_path)]
    done = CliRunner().invoke(cli, asked)
    written = {path.name.split(".")[1] for path in tmp_path.iterdir()}
    assert (done.exit_code, written & {"risk", "roadmap", "context"}) == (0, {"context"})


def test_the_documentation_has_a_line_for_every_kind_of_picture() -> None:
    lines = (ROOT / "docs/pictures.md").read_text(encoding="utf-8").splitlines()
    of_kinds = takewhile(bool, lines[lines.index("| kind | of | shows |") :])
    told = {line.split("`")[1] for line in of_kinds if line.startswith("| `")}
    assert told == set(kinds())
