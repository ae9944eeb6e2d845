"""`archkit options` lays the options of a solution side by side, and counts nothing unknown."""

import json
from typing import Any

import jsonschema
import pytest
from city import AS_OF, City
from click.testing import Result

SITES = """
sites: {hall: {country: US}, station: {country: US}}
nodes:
  office-3: {zone: office, site: hall}
  office-4: {zone: office, site: station}
"""
BASE = """\
solution: permits
department: clerk
stage: proposed
tier: 3
purpose: Residents apply for permits.
cost:
  lines: {hosting: {running: 1000 USD / year, fund: general, basis: contract}}
  growth: 0 %
  five_year_total: 5000 USD
requirements:
  P-1:
    kind: quality
    statement: The desk shall work for 98.5 % of each month.
    fit: {metric: availability, at_least: 98.5 %, of: desk}
risks:
  lost: {statement: Permits are lost., residual: moderate}
components:
  desk: {kind: service, availability: 99 %, placed: [office-3], redundancy: none}
  store: {kind: database, availability: 99 %, placed: [office-3], redundancy: none}
connections:
  desk -> store:
    {protocol: postgresql, encryption: tls-1.3, network: lan, carries: [permit], returns: [permit]}
"""
CRITERIA = """\
criteria:
  works: {measure: availability, of: desk, weight: 2, worst: 98 %, best: 99 %}
  cost: {measure: five-year-cost, weight: 2, worst: 25000 USD, best: 5000 USD, at_most: 20000 USD}
  exit: {measure: exit-time, weight: 1, worst: 12 months, best: 0 d}
  staff: {weight: 1}
"""
LEAVE = """\
  leave:
    approach: do-nothing
    changes: none
    lead_time: 0 d
    exit_time: 0 d
    scores: {staff: 4}
"""
PAIR = """\
  pair:
    name: A second server
    approach: build
    changes:
      set: {store.placed: [office-3, office-4], store.redundancy: {mode: active-active, needs: 1, common_cause: 0 %}}
    cost: {server: {once: 1000 USD, running: 200 USD / year, basis: an offer}}
    lead_time: 2 months
    exit_time: 1 month
    scores: {staff: 5}
"""


def permits(city: City, options: str = LEAVE + PAIR, criteria: str = CRITERIA) -> City:
    city.write("models/sites.yaml", SITES)
    city.write("models/permits.yaml", f"{BASE}{criteria}options:\n{options}")
    return city


def options(city: City, *further: str) -> Result:
    where = ("--workspace", str(city.root), "--as-of", AS_OF)
    return city.run("options", "permits", *where, *further)


def study(city: City) -> dict[str, Any]:
    result = options(city, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def option(city: City, name: str) -> dict[str, Any]:
    (found,) = (each for each in study(city)["options"] if each["id"] == name)
    assert isinstance(found, dict)
    return found


def said(result: Result) -> str:
    return " ".join(result.stdout.split())


def test_each_option_comes_to_what_its_design_comes_to(city: City) -> None:
    found = option(permits(city), "pair")
    assert found["figures"] == {
        "cost over five years": "7,000 USD",
        "requirements": "1 met, 0 unmet",
        "findings": "0 findings",
        "residual risk": "moderate",
        "lead time": "2 months",
        "exit time": "1 month",
        "works": "98.9901 %",
        "staff": "5 of 5",
    }
    assert option(city, "leave")["figures"]["works"] == "98.01 %"


def test_the_one_with_the_most_points_leads_and_is_told_first(city: City) -> None:
    lines = options(permits(city)).stdout.splitlines()
    assert lines[0] == "permits: 2 options by 4 criteria"
    assert lines[1] == "`pair` leads with 94.9 of 100 points, before `leave` with 63.7."


def test_it_tells_how_far_a_weight_must_move_before_another_may_be_first(city: City) -> None:
    text = said(options(permits(city)))
    assert (
        "`works` weighs 33.3 %: `pair` stays the first down to 2.1 %; below that it may be `leave`."
        in text
    )
    assert "`staff` weighs 16.7 %: `pair` stays the first whatever its weight." in text


def test_what_nobody_stated_is_not_known_and_may_be_anything_between(city: City) -> None:
    permits(city, LEAVE + PAIR.replace("    exit_time: 1 month\n", ""))
    found = option(city, "pair")
    assert found["figures"]["exit time"] == "not known"
    (cell,) = (each for each in found["cells"] if each["criterion"] == "exit")
    assert cell["score"] == {"low": 0.0, "high": 1.0}
    assert found["points"]["high"] - found["points"]["low"] == pytest.approx(1 / 6)


def test_a_ranking_that_rests_on_the_unknown_says_so(city: City) -> None:
    silent = PAIR.replace("    exit_time: 1 month\n", "").replace("    scores: {staff: 5}\n", "")
    text = said(options(permits(city, LEAVE + silent)))
    assert "No option leads for certain: `pair` (63 to 96.3) and `leave` (63.7)" in text
    assert "That rests on what nobody can tell: `exit` and `staff` of `pair`." in text


def test_changes_of_which_nobody_says_the_cost_do_not_come_for_nothing(city: City) -> None:
    cost = "    cost: {server: {once: 1000 USD, running: 200 USD / year, basis: an offer}}\n"
    result = options(permits(city, LEAVE + PAIR.replace(cost, "")))
    assert "cost over five years at least 5,000 USD" in said(result)
    assert "Nobody can tell whether `cost` knocks `pair` out." in said(result)
    assert "write `cost:`, or `cost: none`" in said(result)


def test_changes_that_cost_nothing_say_so(city: City) -> None:
    cost = "{server: {once: 1000 USD, running: 200 USD / year, basis: an offer}}"
    permits(city, LEAVE + PAIR.replace(cost, "none"))
    assert option(city, "pair")["figures"]["cost over five years"] == "5,000 USD"


def test_an_option_beyond_what_a_criterion_insists_on_is_knocked_out(city: City) -> None:
    permits(city, LEAVE + PAIR.replace("once: 1000 USD", "once: 90000 USD"))
    found = option(city, "pair")
    assert (found["knocked_out"], found["first_place"]) == (True, None)
    assert "`pair` is knocked out by `cost`." in said(options(city))


def test_the_highest_risk_that_is_left_is_a_level_on_a_scale(city: City) -> None:
    more = "  risk: {measure: residual-risk, weight: 1, worst: very-high, best: very-low}\n"
    risky = PAIR.replace(
        "      set:", "      add: {risks.new: {statement: It may fail.}}\n      set:"
    )
    permits(city, LEAVE + risky, CRITERIA + more)
    (cell,) = (each for each in option(city, "leave")["cells"] if each["criterion"] == "risk")
    assert (cell["figure"], cell["score"]) == ("moderate", {"low": 0.5, "high": 0.5})
    (cell,) = (each for each in option(city, "pair")["cells"] if each["criterion"] == "risk")
    assert (cell["figure"], cell["score"]) == ("at least moderate", {"low": 0.0, "high": 0.5})


def test_a_requirement_that_an_option_breaks_elsewhere_is_told(city: City) -> None:
    other = BASE.replace("solution: permits", "solution: licences").replace(
        "desk -> store:", "desk -> permits.store:"
    )
    city.write("models/licences.yaml", other.replace("98.5 %", "98 %"))
    worse = PAIR.replace("[office-3, office-4]", "[office-3]").replace(
        "store.redundancy: {mode: active-active, needs: 1, common_cause: 0 %}",
        "store.availability: 90 %",
    )
    permits(city, LEAVE + worse)
    assert option(city, "pair")["figures"]["requirements"] == ("0 met, 2 unmet (P-1, licences.P-1)")


def test_a_price_of_the_city_is_listed_once_and_used_by_its_name(city: City) -> None:
    settings = (city.root / "archkit.toml").read_text(encoding="utf-8")
    price = '[prices.second-placement]\nonce = "2000 USD"\nbasis = "price list"\n'
    city.write("archkit.toml", f"{settings}\n{price}")
    listed = "{second-placement: listed}"
    cost = "{server: {once: 1000 USD, running: 200 USD / year, basis: an offer}}"
    permits(city, LEAVE + PAIR.replace(cost, listed))
    assert option(city, "pair")["figures"]["cost over five years"] == "7,000 USD"


def test_the_data_meet_the_schema_that_is_printed(city: City) -> None:
    schema = json.loads(city.run("schema", "options").stdout)
    jsonschema.validate(study(permits(city)), schema)


def test_the_picture_shows_each_option_by_its_cost_and_its_points(city: City) -> None:
    plot = city.root / "options.svg"
    first = options(permits(city), "--plot", str(plot))
    drawn = plot.read_text(encoding="utf-8")
    assert (first.exit_code, drawn[:4]) == (0, "<svg")
    assert "A second server" in drawn
    assert "94.9 points, 7,000 USD, place 1" in drawn
    options(city, "--plot", str(plot))
    assert plot.read_text(encoding="utf-8") == drawn


def test_no_line_is_wider_than_a_terminal(city: City) -> None:
    lines = options(permits(city)).stdout.splitlines()
    assert [line for line in lines if len(line) > 80] == []


def test_the_record_has_the_figures_and_is_one_that_archkit_reads(city: City) -> None:
    result = options(permits(city), "--record")
    assert result.stderr == "Written: models/decisions/0001-permits-pair.md.\n"
    text = (city.root / "models/decisions/0001-permits-pair.md").read_text(encoding="utf-8")
    assert "# A second server: permits" in text
    assert "Proposed: A second server." in text
    assert "* cost over five years: 7,000 USD" in text
    assert "* do nothing: leave" in text
    accepted = text.replace("status: proposed", "status: accepted")
    city.write("models/decisions/0001-permits-pair.md", accepted)
    found = city.outcome("--select", "GOV-003")
    assert [each.split()[1] for each in found.findings] == ["unknown"] * len(found.findings)
    assert found.mistakes == ()


def test_a_record_that_is_there_is_never_written_over(city: City) -> None:
    options(permits(city), "--record")
    file = city.root / "models/decisions/0001-permits-pair.md"
    city.write("models/decisions/0001-permits-pair.md", file.read_bytes() + b"\nOur own words.\n")
    before = file.read_bytes()
    again = options(city, "--record")
    assert "it stays as it is: models/decisions/0001-permits-pair.md" in again.stderr
    assert [*file.parent.iterdir()] == [file]
    assert file.read_bytes() == before


def test_a_record_takes_the_next_number(city: City) -> None:
    record = "---\nstatus: accepted\ndate: 2026-01-01\n---\n# Paper\n"
    city.write("models/records/0007-paper.md", record)
    result = options(permits(city), "--record")
    assert result.stderr == "Written: models/records/0008-permits-pair.md.\n"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("set: {shop.placed: [office-4]}", "there is no element `shop.placed`"),
        ("set: {desk.kind: wizard}", "`wizard` is no value of `kind`"),
        ("add: {components.desk: {kind: service}}", "there is component `desk` already"),
        ("remove: [permits]", "option `pair` is one of `permits`, which it removes"),
    ],
)
def test_an_option_that_is_no_overlay_of_this_base_is_told_at_its_place(
    city: City, wrong: str, message: str
) -> None:
    lines = PAIR.splitlines(keepends=True)
    text = "".join(f"      {wrong}\n" if "set:" in each else each for each in lines)
    permits(city, LEAVE + text)
    (mistake,) = city.outcome().mistakes
    number = (city.root / "models/permits.yaml").read_text("utf-8").split(wrong)[0].count("\n") + 1
    assert mistake.startswith(f"models/permits.yaml:{number}:")
    assert message in mistake
    assert options(city).exit_code == 2


@pytest.mark.parametrize(
    ("was", "wrong", "message"),
    [
        ("{staff: 5}", "{stuff: 5}", "`permits` has no criterion `stuff` that people judge"),
        ("{staff: 5}", "{cost: 5}", "criterion `cost` is measured, and needs no score"),
        ("{staff: 5}", "{staff: 7}", "`staff` must be 5.0 or less"),
        ("{once: 1000 USD, running: 200 USD / year, basis: an offer}", "listed", "no price `serv"),
        ("once: 1000 USD, running: 200 USD / year, ", "", "a price has `once`, `running`, or both"),
        ("approach: build", "approach: do-nothing", "an option to do nothing has no changes"),
        ("approach: build", "approach: borrow", "`borrow` is no value of `approach`"),
        ("worst: 98 %", "worst: 98 d", "`98 d` does not measure `availability`"),
        (", worst: 98 %, best: 99 %", "", "a weight needs a scale: state `worst` and `best`"),
        ("of: desk", "of: desc", "`desc`"),
        ("worst: 12 months", "worst: 0 d", "`worst` and `best` are the same"),
        ("measure: exit-time", "measure: exit-tme", "`exit-tme` is no value of `measure`"),
        ("staff: {weight: 1}", "staff: {weight: 1, of: desk}", "`of` needs a `measure`"),
        ("staff: {weight: 1}", "staff: {name: Staff}", "this decides nothing"),
    ],
)
def test_a_mistake_in_options_or_criteria_is_told_at_its_place(
    city: City, was: str, wrong: str, message: str
) -> None:
    changed = (LEAVE + PAIR).replace(was, wrong), CRITERIA.replace(was, wrong)
    assert changed != (LEAVE + PAIR, CRITERIA)
    told = [each for each in permits(city, *changed).outcome().mistakes if message in each]
    assert len(told) == 1, city.outcome().mistakes
    assert told[0].startswith("models/permits.yaml:")


def test_a_solution_without_options_says_who_has_some(city: City) -> None:
    where = ("--workspace", str(permits(city).root))
    result = city.run("options", "records", *where)
    assert result.exit_code == 2
    assert "`records` has no `options:` to compare; permits have some" in result.stderr
    result = city.run("options", "permit", *where)
    assert "there is no solution `permit`: did you mean `permits`?" in result.stderr


def test_a_change_that_breaks_an_option_is_not_written(city: City) -> None:
    permits(city)
    before = (city.root / "models/permits.yaml").read_bytes()
    where = ("--workspace", str(city.root), "--as-of", AS_OF)
    result = city.run("whatif", "--without", "permits.store", "--apply", *where)
    assert result.exit_code == 2
    assert "Nothing was written." in result.stderr
    assert (city.root / "models/permits.yaml").read_bytes() == before
