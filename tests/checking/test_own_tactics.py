"""A workspace has tactics of its own, which are run only where it says so."""

from pathlib import Path

import pytest
from city import SETTINGS, City

ALLOWED = SETTINGS + '\n[own-tactics]\npython = ["tactics/*.py"]\n'
ROOT = Path(__file__).parents[2]
KNOWN = (ROOT / "archkit/tactics/known/bring_back_by_script.py").read_text(encoding="utf-8")
OWN = (
    KNOWN.replace("bring-back-by-script", "by-our-script")
    .replace('("4 h", ', '("3 h", ')
    .replace("(14400, ", "(10800, ")
    .replace("by a script that is tested", "by our own script")
)
NO_WHEN = OWN.replace(
    "A part is brought back by hand, and that takes longer than the work can wait.", " "
)
FILE = "tactics/by_our_script.py"
LATE = """
solution: records
requirements:
  R1:
    kind: quality
    statement: If the desk is lost, it shall be back within 4 hours.
    fit: {metric: recovery-time, at_most: 4 h, of: desk}
"""


@pytest.fixture
def own(city: City) -> City:
    (city.root / "tactics").mkdir()
    city.write("archkit.toml", ALLOWED)
    city.write(FILE, OWN)
    return city


def tactics(city: City, *options: str) -> tuple[int, str, str]:
    done = city.run("tactics", "--workspace", str(city.root), *options)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def test_it_is_listed_and_has_its_page(own: City) -> None:
    assert "by-our-script" in tactics(own)[1]
    assert "Bring a component back by a script" in tactics(own, "by-our-script")[1]


def test_it_is_run_only_where_the_settings_name_it(own: City) -> None:
    own.write("archkit.toml", SETTINGS)
    own.write(FILE, "raise SystemExit(7)")
    assert (0, False) == (tactics(own)[0], "by-our-script" in tactics(own)[1])


def test_validating_runs_no_tactic_and_knows_its_price(own: City) -> None:
    price = '[prices]\nby-our-script = {once = "10 USD", basis = "our list"}\n'
    own.write("archkit.toml", ALLOWED + price)
    own.write(FILE, "raise SystemExit(7)")
    assert [] == own.report()["diagnostics"]


def test_it_is_proposed_where_it_mends(own: City) -> None:
    own.write("models/late.yaml", LATE)
    records = own.root / "models/records.yaml"
    text = records.read_text(encoding="utf-8")
    own.write(
        "models/records.yaml",
        text.replace("kind: service,", "kind: service, recovers_in: 6 h,").replace(
            "kind: database,", "kind: database, recovers_in: 1 h,"
        ),
    )
    done = own.run("propose", "R1", "--workspace", str(own.root), "--format", "json", "--most", "9")
    assert (0, True) == (done.exit_code, "by-our-script" in done.stdout)


def test_its_examples_are_its_proof(own: City) -> None:
    assert (0, "The examples of 1 own tactic are as they say.\n") == tactics(own, "--prove")[:2]
    own.write(FILE, OWN.replace("# <- unmet", "# <- met", 1).replace("# <- met", "# <- unmet", 1))
    code, out, _ = tactics(own, "--prove")
    assert (1, True) == (code, "by-our-script: example 1, R1: it is marked `unmet`" in out)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raise ValueError('no')", "importing this tactic raised ValueError"),
        ("x = 1", "this file defines no TACTIC"),
        (KNOWN, "the id of this tactic is `bring-back-by-script`: call it `by-our-script`"),
        (NO_WHEN, "the page of this tactic has no `when`"),
        (OWN.replace("# <- unmet", ""), "no line of its examples ends in `# <- unmet`"),
    ],
)
def test_one_that_cannot_be_used_is_an_error_at_its_file(
    own: City, text: str, message: str
) -> None:
    own.write(FILE, text)
    code, out, err = tactics(own)
    assert (2, "", True, True) == (code, out, message in err, FILE in err)


def test_a_pattern_that_matches_nothing_is_an_error_in_the_settings(own: City) -> None:
    own.write("archkit.toml", ALLOWED.replace("tactics/*", "tacticks/*"))
    code, _, err = tactics(own)
    assert (2, True) == (code, "`tacticks/*.py` matches no Python file" in err)


def test_an_id_of_archkits_own_is_taken(own: City) -> None:
    own.write("tactics/second_placement.py", OWN)
    code, _, err = tactics(own)
    assert (2, True) == (code, "there is a tactic `second-placement` already" in err)
