"""Whoever looks after a component: its team by day, the team's rota, and its vendor."""

from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.knowledge import Missing
from archkit.analysis.support import Cover, burden
from archkit.model.hours import Hours
from archkit.model.organisation import OnCall, Team

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@st.composite
def hours(draw: st.DrawFn) -> str:
    """Hours on some days in a row, such as `tue-thu 07:00-19:00`."""
    first = draw(st.integers(0, 6))
    last = draw(st.integers(first, 6))
    start = draw(st.integers(0, 23))
    end = draw(st.integers(start + 1, 24))
    return f"{DAYS[first]}-{DAYS[last]} {start:02}:00-{end:02}:00"


def counted(text: str) -> set[tuple[int, int]]:
    """The days and hours of such a text, counted by hand."""
    days, _, times = text.partition(" ")
    first, last = (DAYS.index(day) for day in days.split("-"))
    start, end = (int(time[:2]) for time in times.split("-"))
    return {(day, hour) for day in range(first, last + 1) for hour in range(start, end)}


def cover(team: str, vendor: str = "support_hours: mon-mon 00:00-01:00") -> Cover:
    found = facts(
        f"teams:\n  lookers: {{{team}}}\nvendors:\n  maker: {{{vendor}}}\n",
        solution("s", "components:\n  a: {kind: service, team: lookers, vendor: maker}\n"),
    )
    return found.support.cover(found.design.components["s.a"])


@given(hours(), hours(), hours())
def test_hours_are_covered_where_the_team_or_the_vendor_covers_each(
    team: str, vendor: str, asked: str
) -> None:
    found = cover(f'hours: "{team}", on_call: none', f'support_hours: "{vendor}"')
    by_hand = counted(asked) <= counted(team) | counted(vendor)
    assert found.covers(Hours.parse(asked)) is by_hand


@given(hours(), hours())
def test_a_rota_never_takes_hours_away(team: str, asked: str) -> None:
    rota = "{people: 4, concurrent: 1}"
    without = cover(f'hours: "{team}", on_call: none').covers(Hours.parse(asked))
    assert (without, cover(f'hours: "{team}", on_call: {rota}').covers(Hours.parse(asked))) in (
        (False, True),
        (True, True),
    )


@given(hours(), hours())
def test_what_a_team_does_not_say_never_covers_anything(team: str, asked: str) -> None:
    stated = cover(f'hours: "{team}", on_call: none', 'support_hours: "mon-mon 00:00-01:00"')
    silent = cover(f'hours: "{team}"', 'support_hours: "mon-mon 00:00-01:00"')
    told = silent.covers(Hours.parse(asked))
    assert isinstance(told, Missing) is (stated.covers(Hours.parse(asked)) is False)


def rota(people: int, concurrent: int) -> Team:
    return Team(on_call=OnCall(people=people, concurrent=concurrent, share="0 %"))


@given(st.integers(1, 40), st.integers(1, 10))
def test_one_more_person_never_makes_being_on_call_a_heavier_burden(
    people: int, concurrent: int
) -> None:
    one, more = burden(rota(people, concurrent)), burden(rota(people + 1, concurrent))
    assert one is not None
    assert more is not None
    assert more.low <= one.low == min(1.0, concurrent / people)


def test_a_team_without_a_rota_has_no_burden() -> None:
    assert burden(Team(on_call="none")) is None
