"""Boxes between two axes: each number stands within them, and covers no other."""

import re
from datetime import date
from itertools import combinations

from archkit.analysis.verdicts.figure import count_of, money
from archkit.diagrams.numbered import CHIP
from archkit.diagrams.scatter import Axis, ScatterView, Spread, scattered
from archkit.diagrams.view import Box

HIGH = 340
RECTANGLE = re.compile(
    rf'<rect [^>]*?x="([-\d.]+)" y="([-\d.]+)" width="{CHIP:g}" height="{CHIP:g}"'
)


def chips(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    view = ScatterView(
        id="options",
        kind="options",
        title="Options",
        sentence="What each costs.",
        boxes=tuple(
            Box(id=f"{at}", name=f"Option {at}", word="option") for at, _ in enumerate(points)
        ),
        model="Town",
        day=date(2026, 11, 1),
        across=Axis("Cost", money("USD")),
        up=Axis("Points", count_of("points")),
        places=tuple((Spread(x, x), Spread(y, y)) for x, y in points),
    )
    body = "\n".join(scattered(view).body)
    beside = [(float(x), float(y)) for x, y in RECTANGLE.findall(body)]
    return beside[: len(points)]


def test_the_numbers_of_the_highest_and_the_lowest_points_stand_within_the_axes() -> None:
    found = chips([(900, 100), (100, 0), (500, 50)])
    assert [0 <= y <= HIGH - CHIP for _, y in found] == [True, True, True]


def test_no_number_covers_another() -> None:
    found = chips([(500, 100), (505, 100), (500, 99), (510, 98)])
    apart = [
        abs(one[0] - other[0]) >= CHIP or abs(one[1] - other[1]) >= CHIP
        for one, other in combinations(found, 2)
    ]
    assert (len(found), all(apart)) == (4, True)
