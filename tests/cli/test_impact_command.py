"""`archkit impact` tells who is affected, why, and by which path."""

import json

from city import City
from click.testing import Result

TEXT = """\
When component `records.store` (tier 2) fails, changes or goes
  --> models/records.yaml:7:3

Solutions (1)
  stops      tier 2  records
             2 of 2 components

Departments (1)
  stops      tier 2  clerk
             is served by `records`

Data (1)
  stops      tier 2  permit
             goes over `records.desk -> store`

Components (1)
  stops      tier 2  records.desk
             waits for it, without a fallback
             by records.desk -> records.store

Names it, so changes with it (1)
  connection records.desk -> store: its ends

Affected: 1 solution, 1 department, 1 kind of data and 1 component.
stops      does not work while it is down
"""


def impact(city: City, name: str, *options: str) -> Result:
    return city.run("impact", name, "--workspace", str(city.root), *options)


def test_the_text_names_each_with_its_effect_tier_reason_and_path(city: City) -> None:
    assert impact(city, "records.store").stdout == TEXT


def test_the_data_hold_the_same(city: City) -> None:
    data = json.loads(impact(city, "records.store", "--format", "json").stdout)
    assert data["components"] == [
        {
            "name": "records.desk",
            "effect": "stops",
            "tier": 2,
            "because": "waits for it, without a fallback",
            "path": ["records.desk", "records.store"],
        }
    ]


def test_the_markdown_has_a_table_for_each_kind(city: City) -> None:
    page = impact(city, "records.store", "--format", "markdown").stdout
    assert "### Departments\n\n| | tier | effect | because | path |" in page
    assert "| <code>clerk</code> | 2 | stops | is served by <code>records</code> |" in page


def test_what_nobody_needs_affects_nobody(city: City) -> None:
    assert "Nothing else is affected.\n" in impact(city, "notice").stdout


def test_what_is_only_named_says_so(city: City) -> None:
    text = impact(city, "clerk").stdout
    assert "solution records: `department`" in text
    assert "Nothing else is affected but what names it.\n" in text


def test_an_unknown_element_is_told_with_the_nearest(city: City) -> None:
    result = impact(city, "records.stor")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: there is no element `records.stor`: did you mean `records.store`?",
    )


def test_a_workspace_that_cannot_be_read_is_told_first(city: City) -> None:
    city.write("models/wrong.yaml", "solution: [")
    result = impact(city, "records.store")
    assert (result.exit_code, "Mend the input first" in result.stderr) == (2, True)
