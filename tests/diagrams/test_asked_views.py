"""The laws of views: a view shows whatever matches, whoever wrote it where, and tells the rest."""

from itertools import permutations

import pytest
from city import SETTINGS, City, Outcome, mistake, refused
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from laid import facts as laid
from laid import solution

from archkit.cli import cli
from archkit.diagrams.gallery import all_views, kinds
from archkit.diagrams.view import View
from archkit.model.view import TAKEN, Picture

KINDS = ("web-app", "service", "database", "queue")
VIEWS = """
views:
  services: {picture: container, shows: {kind: service}}
  users:
    picture: container
    shows: {component: store}
    around: {hops: 2, direction: from}
  alone: {picture: data-flow, shows: {component: [core, store]}, around: none}
city_views:
  everything: {picture: landscape, shows: any}
  spread: {picture: deployment, shows: {kind: [service, database]}}
"""
PARTS = """
components:
  portal: {kind: web-app}
  core: {kind: service}
  job: {kind: service}
  store: {kind: database}
connections:
  portal -> core: {protocol: https}
  core -> store: {protocol: postgresql}
  core -> job: {protocol: https}
"""


def asked(*texts: str) -> dict[str, View]:
    """The views that some models ask for, by their ids."""
    facts = laid(*texts)
    names = {
        *facts.design.city_views,
        *(each.address for one in facts.design.solutions.values() for each in one.views.values()),
    }
    return {view.id: view for view in all_views(facts, "Town") if view.id in names}


def ids(view: View) -> set[str]:
    return {box.id for box in view.boxes}


@pytest.fixture(scope="module")
def of_permits() -> dict[str, View]:
    return asked(solution("permits", PARTS + VIEWS))


def test_a_view_shows_what_matches_and_its_direct_neighbours(of_permits: dict[str, View]) -> None:
    view = of_permits["permits.services"]
    assert [(box.id, box.faded) for box in view.boxes] == [
        ("permits.core", False),
        ("permits.job", False),
        ("permits.portal", True),
        ("permits.store", True),
    ]


def test_neighbours_are_followed_in_one_direction_as_many_steps_as_asked(
    of_permits: dict[str, View],
) -> None:
    view = of_permits["permits.users"]
    assert ids(view) == {"permits.store", "permits.core", "permits.portal"}
    assert view.left_out == ("1 of the 4 parts of permits is not drawn: not asked for.",)


def test_a_view_may_show_no_neighbours(of_permits: dict[str, View]) -> None:
    view = of_permits["permits.alone"]
    assert [(edge.source, edge.target) for edge in view.edges] == [
        ("permits.core", "permits.store")
    ]
    assert view.left_out == (
        "2 of the 4 parts of permits are not drawn: not asked for.",
        "2 connections are not drawn: not asked for.",
    )


def test_a_view_may_name_the_connections_that_it_draws() -> None:
    views = asked(
        solution(
            "permits",
            PARTS
            + "views: {web: {picture: container, shows: any, connections: {protocol: https}}}",
        )
    )
    view = views["permits.web"]
    assert {edge.target for edge in view.edges} == {"permits.core", "permits.job"}
    assert view.left_out == ("1 connection is not drawn: not asked for.",)


def test_what_the_models_do_not_say_is_told() -> None:
    text = "views: {old: {picture: container, shows: {any: [{kind: queue}, {technology: python-3.13}]}}}"
    parts = PARTS.replace("{kind: web-app}", "{kind: web-app, technology: python-3.13}")
    view = asked(solution("permits", f"{parts}{text}"))["permits.old"]
    assert "The models do not say whether core, job and store belong here." in view.left_out


def test_the_names_of_pictures_are_those_that_there_are() -> None:
    assert set(kinds()) == TAKEN
    assert {name for name, kind in kinds().items() if kind.shown} == set(Picture)


@given(
    kind=st.sampled_from(KINDS),
    wanted=st.sets(st.sampled_from(KINDS), min_size=1),
    picture=st.sampled_from(["container", "data-flow"]),
)
def test_a_new_component_stands_in_each_view_that_it_matches(
    kind: str, wanted: set[str], picture: str
) -> None:
    query = f"{{picture: {picture}, shows: {{kind: [{', '.join(sorted(wanted))}]}}, around: none}}"
    views = f"views: {{x: {query}}}\ncity_views: {{y: {query}}}\n"
    more = f"solution: permits\ncomponents:\n  new: {{kind: {kind}}}\n"
    before, after = (asked(solution("permits", PARTS + views), *texts) for texts in ([], [more]))
    for name, view in after.items():
        was = ids(before[name]) if name in before else set()
        assert ids(view) - was == ({"permits.new"} if kind in wanted else set())


def test_the_order_of_files_and_keys_makes_no_difference() -> None:
    texts = (
        solution("permits", PARTS),
        f"solution: permits{VIEWS}",
        solution("zoo", "components:\n  gate: {kind: service}\n"),
    )
    assert len({repr(asked(*each)) for each in permutations(texts)}) == 1


def test_a_view_that_can_show_nothing_is_told_of_where_it_says_so(city: City) -> None:
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "GOV-011"))
    city.write(
        "models/views.yaml",
        """
        solution: records
        views:
          stores: {picture: container, shows: {kind: queue}}
          odd: {picture: container, shows: {fields: {colour: blue}}}
        """,
    )
    assert city.outcome() == Outcome(
        1,
        findings=(
            "GOV-011 fail models/views.yaml:3:39 records.stores",
            "GOV-011 fail models/views.yaml:4:54 records.odd",
        ),
    )


def test_what_a_view_cannot_say_is_an_error_where_it_says_so(city: City) -> None:
    city.write(
        "models/views.yaml",
        """
        solution: records
        views:
          far: {picture: container, shows: {component: dessk}}
          context: {picture: container, shows: any}
          open: {picture: container, shows: any, audience: public}
        """,
    )
    assert city.outcome() == refused(
        mistake(
            "unknown-reference",
            "models/views.yaml:3:37",
            "there is no component `dessk`",
            "did you mean `desk`?",
        ),
        mistake(
            "invalid-value",
            "models/views.yaml:4:12",
            "`context` is a picture that is always drawn: choose another id",
        ),
        mistake(
            "invalid-value",
            "models/views.yaml:5:9",
            "a `container` picture shows the inside of systems, which is not for the public:"
            " draw a `landscape`, or leave `audience` out",
        ),
    )


def test_a_view_with_nothing_to_show_is_not_drawn_and_says_who_tells_why(city: City) -> None:
    city.write(
        "models/views.yaml",
        "solution: records\nviews: {none-yet: {picture: container, shows: {kind: queue}}}\n",
    )
    for which in (["records.none-yet"], ["none-yet", "--solution", "records"]):
        said = CliRunner().invoke(cli, ["diagram", *which, "--workspace", str(city.root)])
        assert (said.exit_code, "shows nothing: `archkit validate` tells why" in said.output) == (
            2,
            True,
        )
