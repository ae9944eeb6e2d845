"""`archkit waive` writes a waiver that validates once people have filled it in."""

from datetime import date

import pytest
from city import City

FILLED = {
    "reason:": "reason: The wire stays inside the building.",
    "compensating_control:": "compensating_control: The wire is in a locked duct.",
    "residual_risk: #": "residual_risk: low #",
    "requested_by: {role: , name: }": "requested_by: {role: Architect, name: Al Reed}",
    "approved_by: {role: , name: }": (
        "approved_by: {role: Information Security Officer, name: Mo Stone}"
    ),
}


def waive(city: City, rule: str, element: str, *options: str) -> tuple[int, str, str]:
    done = city.run("waive", rule, element, "--workspace", str(city.root), *options)
    return done.exit_code, done.stdout, done.stderr


def test_once_it_is_filled_in_it_waives_the_finding(city: City) -> None:
    code, text, _ = waive(city, "SEC-001", "records.desk -> store")
    assert code == 0
    for empty, said in FILLED.items():
        assert text.count(empty) == 1
        text = text.replace(empty, said)
    city.write("models/waivers.yaml", text)
    report = city.run("validate", str(city.root), "--format", "json", "--select", "SEC-001")
    assert report.exit_code == 0
    assert '"outcome": "waived"' in report.stdout


def test_until_then_validate_refuses_it(city: City) -> None:
    code, _, _ = waive(
        city, "plaintext-in-transit", "desk -> store", "--output", str(city.root / "models/w.yaml")
    )
    assert code == 0
    codes = {each.split()[1] for each in city.outcome().mistakes}
    assert (city.outcome().exit_code, codes) == (2, {"empty-value:"})


def test_it_lasts_as_long_as_the_settings_allow(city: City) -> None:
    settings = (city.root / "archkit.toml").read_text(encoding="utf-8")
    city.write("archkit.toml", settings + "[waivers]\nlongest = 30\n")
    _, text, _ = waive(city, "SEC-001", "desk -> store")
    days = [date.fromisoformat(line.split()[1]) for line in text.splitlines()[-2:]]
    assert (days[1] - days[0]).days == 30


@pytest.mark.parametrize(
    ("rule", "element", "message"),
    [
        (
            "SEC-001",
            "records.desk -> stor",
            "there is no finding of SEC-001 on `records.desk -> stor`: did you mean `records.desk -> store`?",
        ),
        (
            "SEC-001",
            "nowhere",
            "there is no finding of SEC-001 on `nowhere`: it is found on `records.desk -> store`",
        ),
        (
            "SEC-0001",
            "desk",
            "`SEC-0001` names no rule, family or framework: did you mean `SEC-001`?",
        ),
        ("SEC", "desk", "`SEC` names several rules: waive one"),
    ],
)
def test_what_cannot_be_waived_is_refused(
    city: City, rule: str, element: str, message: str
) -> None:
    code, text, told = waive(city, rule, element)
    assert (code, text) == (2, "")
    assert told.endswith(f"Error: {message}\n")


def test_a_file_that_is_there_is_left_alone(city: City) -> None:
    path = city.write("models/w.yaml", "data: {other: {classification: public}}\n")
    before = path.read_bytes()
    code, _, told = waive(city, "SEC-001", "desk -> store", "--output", str(path))
    assert (code != 0, path.read_bytes()) == (True, before)
    assert "is there already: name a new file" in told
