"""Options are weighed so that nothing unknown counts, and the turn of a weight is where it is."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from archkit.trials.options.weighing import Span, Weighing

CRITERIA = ("cost", "time", "risk")
OPTIONS = ("buy", "build", "leave")
NEAR = 1e-6

shares = st.integers(0, 20).map(lambda each: each / 20)
spans = st.tuples(shares, shares).map(lambda two: Span(min(two), max(two)))
known = shares.map(lambda each: Span(each, each))


def weighings(cells: st.SearchStrategy[Span]) -> st.SearchStrategy[Weighing]:
    rows = st.fixed_dictionaries(dict.fromkeys(CRITERIA, cells))
    return st.builds(
        Weighing,
        st.fixed_dictionaries({each: st.integers(1, 9).map(float) for each in CRITERIA}),
        st.fixed_dictionaries(dict.fromkeys(OPTIONS, rows)),
        st.fixed_dictionaries({each: st.sampled_from([False, None, True]) for each in OPTIONS}),
    )


def settled(weighing: Weighing, at: float, doubt: str) -> Mapping[str, float]:
    """The points where each unknown is as far from its least, and each doubt settled one way."""
    out = doubt == "out"
    return {
        option: sum(
            share
            * (
                weighing.scores[option][each].low * (1 - at)
                + weighing.scores[option][each].high * at
            )
            for each, share in weighing.shares.items()
        )
        for option in OPTIONS
        if not (out if weighing.out[option] is None else weighing.out[option])
    }


def simple(out: bool | None = False, **scores: tuple[float, float]) -> Weighing:  # noqa: FBT001, FBT002 - as `Weighing` has it
    """Options by two criteria that weigh 3 and 1; the first option may be out."""
    rows = {
        option: {"cost": Span(first, first), "time": Span(second, second)}
        for option, (first, second) in scores.items()
    }
    first, *others = scores
    return Weighing({"cost": 3, "time": 1}, rows, {first: out, **dict.fromkeys(others, False)})


def test_the_one_with_the_most_points_leads() -> None:
    assert simple(buy=(1, 0), leave=(0, 1)).leader == "buy"


def test_nobody_leads_where_two_are_level() -> None:
    assert simple(buy=(1, 0), leave=(1, 0)).leader is None


def test_one_that_may_be_knocked_out_does_not_lead() -> None:
    weighing = simple(None, buy=(1, 0), leave=(0, 1))
    assert (weighing.leader, weighing.may_lead) == (None, ["buy", "leave"])


def test_one_that_is_knocked_out_has_no_place() -> None:
    weighing = simple(True, buy=(1, 0), leave=(0, 1))  # noqa: FBT003 - as `Weighing` has it
    assert (weighing.leader, weighing.places("buy")) == ("leave", None)


def test_the_turn_is_where_the_two_are_level() -> None:
    # With the share w of cost: buy has w * 1 + (1 - w) * 0.2, and leave (1 - w) * 1.
    cost, time = simple(buy=(1, 0.2), leave=(0, 1)).sensitivity
    assert (cost.share, time.share) == (0.75, 0.25)
    assert cost.below is not None
    assert (round(cost.below.at, 9), cost.below.rival) == (round(0.8 / 1.8, 9), "leave")
    assert (cost.above, time.below) == (None, None)


def test_a_criterion_alone_has_no_turn() -> None:
    rows = {"buy": {"cost": Span(1, 1)}, "leave": {"cost": Span(0, 0)}}
    weighing = Weighing({"cost": 2}, rows, {"buy": False, "leave": False})
    assert [(each.below, each.above) for each in weighing.sensitivity] == [(None, None)]


@given(weighings(spans), shares, st.sampled_from(["in", "out"]))
def test_who_leads_is_the_first_whatever_the_unknown_turns_out_to_be(
    weighing: Weighing, at: float, doubt: str
) -> None:
    points = settled(weighing, at, doubt)
    if weighing.leader is not None:
        others = [each for option, each in points.items() if option != weighing.leader]
        assert all(points[weighing.leader] > each for each in others)


@given(weighings(spans), shares, st.sampled_from(["in", "out"]))
def test_the_place_lies_between_the_two_that_are_told(
    weighing: Weighing, at: float, doubt: str
) -> None:
    points = settled(weighing, at, doubt)
    for option, mine in points.items():
        first, last = weighing.places(option) or (0, 0)
        ahead = sum(each > mine + NEAR for each in points.values())
        assert first <= 1 + ahead <= last


@given(weighings(known))
def test_the_first_stays_up_to_the_turn_and_is_level_there(weighing: Weighing) -> None:
    for each in weighing.sensitivity:
        for turn in (each.below, each.above):
            if turn is None:
                continue
            before = each.share + (turn.at - each.share) * 0.999
            assert with_share(weighing, each.criterion, before).leader == weighing.leader
            level = with_share(weighing, each.criterion, turn.at).points
            gap = level[str(weighing.leader)].low - level[turn.rival].low
            assert abs(gap) < NEAR


def with_share(weighing: Weighing, criterion: str, share: float) -> Weighing:
    """The weighing where a criterion has another share, and the others keep their proportions."""
    rest = sum(each for name, each in weighing.shares.items() if name != criterion)
    shares = {
        name: share if name == criterion else each / rest * (1 - share)
        for name, each in weighing.shares.items()
    }
    return Weighing(shares, weighing.scores, weighing.out)
