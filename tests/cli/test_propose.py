"""`archkit propose` offers what mends an unmet requirement, and nothing that spoils another."""

import json
from typing import Any

import pytest
from city import AS_OF, City
from click.testing import Result

PERMITS = """\
solution: permits
department: clerk
stage: approved
tier: 3
cost:
  lines: {hosting: {running: 1000 USD / year, fund: general}}
  growth: 0 %
  five_year_total: 5000 USD
requirements:
  P-1:
    kind: quality
    statement: The desk shall work.
    fit: {metric: availability, at_least: TARGET, of: desk}
  P-2:
    kind: constraint
    statement: Permits shall cost little.
    fit: {metric: yearly-cost, at_most: BUDGET}
components:
  desk: {kind: service, availability: 99 %, placed: [office-1], redundancy: none}
  store: {kind: database, availability: 99 %, placed: [office-1], redundancy: none}
connections:
  desk -> store:
    {protocol: postgresql, encryption: tls-1.3, network: lan, carries: [permit], returns: [permit]}
"""
SITES = """
sites: {hall: {country: US}, station: {country: US}}
nodes:
  office-3: {zone: office, site: hall}
  office-4: {zone: office, site: station}
"""
PRICES = """
[prices.second-placement]
once = "500 USD"
running = "400 USD / year"
basis = "price list 2026"
"""


def seeded(city: City, target: str, budget: str = "5000 USD / year", prices: str = PRICES) -> City:
    text = PERMITS.replace("TARGET", target).replace("BUDGET", budget)
    city.write("models/permits.yaml", text.replace("[office-1]", "[office-3]"))
    city.write("models/sites.yaml", SITES)
    settings = (city.root / "archkit.toml").read_text(encoding="utf-8")
    city.write("archkit.toml", settings + prices)
    return city


def propose(city: City, *options: str) -> Result:
    return city.run("propose", *options, "--workspace", str(city.root), "--as-of", AS_OF)


def data(city: City, *options: str) -> dict[str, Any]:
    result = propose(city, *options, "--format", "json")
    assert result.exit_code == 0, result.stderr
    (found,) = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def verdict(city: City, name: str) -> tuple[str, str]:
    options = ("--workspace", str(city.root), "--as-of", AS_OF, "--format", "json")
    found = json.loads(city.run("why", name, *options).stdout)
    return found["verdict"], found["found"]


def test_a_single_tactic_that_suffices_is_offered_with_its_cost(city: City) -> None:
    found = data(seeded(city, "98.5 %"), "P-1")
    first = found["proposals"][0]
    assert (first["tactics"], first["verdict"], first["figure"]) == (
        ["second-placement"],
        "met",
        "98.9416 %",
    )
    assert first["cost_over_five_years"] == 2500
    figures = {each["metric"]: (each["old"], each["new"]) for each in first["figures"]}
    assert figures["five-year-cost"] == ("5,000 USD", "7,500 USD")
    assert figures["yearly-cost"] == ("1,000 USD / year", "1,400 USD / year")


def test_where_one_does_not_suffice_two_are_tried_together(city: City) -> None:
    found = data(seeded(city, "99.8 %"), "P-1")
    first = found["proposals"][0]
    assert first["tactics"] == ["second-placement", "second-placement"]
    assert first["verdict"] == "met"


def test_where_nothing_helps_it_says_so_and_what_comes_nearest(city: City) -> None:
    result = propose(seeded(city, "99.99999 %"), "P-1")
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "Nothing was found that mends it" in text
    assert "alone, in pairs and in threes" in text
    assert "Nearest comes: place `permits." in text


def test_where_no_tactic_applies_it_says_so(city: City) -> None:
    result = propose(seeded(city, "98 %", budget="10 USD / year"), "P-2")
    assert result.exit_code == 0
    assert "no tactic applies to what is asked here (`yearly-cost`)" in " ".join(
        result.stdout.split()
    )


def test_the_search_gives_up_at_its_limit_and_says_so(city: City) -> None:
    found = data(seeded(city, "99.8 %"), "P-1", "--tries", "3")
    assert (found["proposals"], found["gave_up"], found["tries"]) == ([], True, 3)


def test_what_makes_another_requirement_unmet_is_not_offered(city: City) -> None:
    found = data(seeded(city, "98.5 %", budget="1100 USD / year"), "P-1")
    assert found["proposals"] == []
    assert found["not_offered"][0]["because"] == ["`permits.P-2` is no longer met"]


def test_a_price_that_is_missing_is_told_and_never_counts_as_nought(city: City) -> None:
    result = propose(seeded(city, "98.5 %", prices=""), "P-1")
    assert "Cost: not known: `[prices.second-placement]` in archkit.toml is missing" in (
        result.stdout
    )


def test_a_price_of_no_tactic_is_an_error_at_its_place(city: City) -> None:
    wrong = PRICES.replace("second-placement", "second-placment")
    result = propose(seeded(city, "98.5 %", prices=wrong), "P-1")
    assert result.exit_code == 2
    assert "`second-placment` names no tactic" in result.stderr
    assert "did you mean `second-placement`?" in result.stderr
    assert "archkit.toml:7" in result.stderr
    assert "`second-placment` names no tactic" in city.validate().stdout


def test_what_is_applied_gives_just_what_was_promised(city: City) -> None:
    seeded(city, "99.8 %")
    promised = data(city, "P-1")["proposals"][0]
    applied = propose(city, "P-1", "--apply")
    assert (applied.exit_code, applied.stderr) == (0, "Written: models/permits.yaml.\n")
    assert verdict(city, "P-1") == (promised["verdict"], promised["figure"])


def test_another_proposal_can_be_chosen(city: City) -> None:
    seeded(city, "98.5 %")
    promised = data(city, "P-1")["proposals"][1]
    propose(city, "P-1", "--apply", "--choose", "2")
    assert verdict(city, "P-1") == (promised["verdict"], promised["figure"])


def test_the_patch_of_a_proposal_is_a_patch_file(city: City) -> None:
    seeded(city, "98.5 %")
    promised = data(city, "P-1")["proposals"][0]
    patch = city.write("patch.yaml", promised["patch"])
    options = ("--workspace", str(city.root), "--as-of", AS_OF, "--format", "json")
    found = json.loads(city.run("whatif", str(patch), *options).stdout)
    assert [(each["requirement"], each["new"]) for each in found["verdicts"]] == [
        ("permits.P-1", "met"),
        ("permits.P-2", "met"),
    ]


def test_without_a_name_every_unmet_requirement_is_asked_for(city: City) -> None:
    result = propose(seeded(city, "98.5 %", budget="10 USD / year"), "--format", "json")
    assert [each["requirement"] for each in json.loads(result.stdout)] == [
        "permits.P-1",
        "permits.P-2",
    ]


def test_a_sound_design_has_nothing_to_mend(city: City) -> None:
    result = propose(seeded(city, "90 %"))
    assert result.stdout == (
        "Every requirement is met, or cannot be judged: there is nothing to mend.\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--apply",), "say which requirement: `archkit propose REQUIREMENT --apply`"),
        (("P-3",), "there is no requirement `P-3`: did you mean `P-1`?"),
        (
            ("P-2",),
            "`permits.P-2` is not unmet, but met: `archkit why permits.P-2` tells more",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(city: City, options: tuple[str, ...], said: str) -> None:
    result = propose(seeded(city, "98.5 %"), *options)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {said}")


def front(city: City, *options: str) -> dict[str, Any]:
    result = propose(city, "P-1", "--pareto", "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_front_goes_from_the_design_as_it_is_to_the_best_that_money_buys(city: City) -> None:
    points = front(seeded(city, "98.5 %"))["points"]
    assert [(each["cost_over_five_years"], each["figure"]) for each in points] == [
        (0, "98.01 %"),
        (2500, "98.9416 %"),
        (5000, "99.8726 %"),
    ]
    assert [each["verdict"] for each in points] == ["unmet", "met", "met"]


def test_what_spoils_another_requirement_is_on_no_front(city: City) -> None:
    found = front(seeded(city, "98.5 %", budget="1400 USD / year"))
    assert [each["cost_over_five_years"] for each in found["points"]] == [0, 2500]
    assert found["not_offered"][0]["because"][0] == "`permits.P-2` is no longer met"


def test_what_has_no_price_is_on_no_front_and_told_of(city: City) -> None:
    found = front(seeded(city, "98.5 %", prices=""))
    assert [each["says"] for each in found["points"]] == [[]]
    assert "second-placement" in found["unpriced"]


def test_the_search_of_a_front_says_when_it_gave_up(city: City) -> None:
    found = front(seeded(city, "98.5 %"), "--tries", "1")
    assert (found["gave_up"], found["tries"]) == (True, 1)
    text = propose(city, "P-1", "--pareto", "--tries", "1").stdout
    assert "There is more to try: the search gave up" in " ".join(text.split())


def test_the_front_is_told_within_eighty_columns_and_drawn(city: City) -> None:
    seeded(city, "98.5 %")
    plot = city.root / "front.svg"
    result = propose(city, "P-1", "--pareto", "--plot", str(plot))
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []
    assert " 2  + 2,500 USD  98.9416 %  met" in result.stdout
    drawn = plot.read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "asked: 98.5 %" in drawn
    assert "98.9416 %, 2,500 USD more" in drawn
    again = propose(city, "P-1", "--pareto", "--plot", str(plot))
    assert (again.stdout, plot.read_text(encoding="utf-8")) == (result.stdout, drawn)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--pareto",), "say which requirement: `archkit propose REQUIREMENT --pareto`"),
        (("P-1", "--plot", "x.svg"), "`--plot` draws the front: write `--pareto` as well"),
        (("P-1", "--pareto", "--apply"), "applies nothing"),
        (("P-3", "--pareto"), "there is no requirement `P-3`"),
    ],
)
def test_a_front_that_cannot_be_told_says_why(
    city: City, options: tuple[str, ...], message: str
) -> None:
    result = propose(seeded(city, "98.5 %"), *options)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
