"""Whatever is wrong in `archkit.toml` is told at its line."""

import pytest
from city import ELSEWHERE, SETTINGS, City, Outcome, mistake, refused

NAMED = '[workspace]\nname = "Test City"\n'


def told(city: City) -> str:
    """What is said where the settings cannot be used at all; nothing is checked then."""
    result = city.validate()
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_a_folder_without_settings_is_no_workspace(city: City) -> None:
    (city.root / "archkit.toml").unlink()
    said = " ".join(told(city).split())
    assert said.startswith("error[no-workspace] there is no archkit.toml in")
    assert said.endswith("= help: make a workspace with `archkit init DIR`")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[workspace\n",
            """
error[invalid-toml] Expected ']' at the end of a table declaration
 --> archkit.toml:1:11
  |
1 | [workspace
  |           ^
  = help: settings are TOML: `[table]` lines, and `key = value` lines under them
""",
            id="broken",
        ),
        pytest.param(
            NAMED + 'modles = ["models"]\n',
            """
error[unknown-key] there is no field `modles` here
 --> archkit.toml:3:1
  |
3 | modles = ["models"]
  | ^^^^^^
  = help: did you mean `models`?
""",
            id="unknown key",
        ),
        pytest.param(
            "[workspace]\n",
            """
error[missing-field] `name` is missing here
 --> archkit.toml:1:2
  |
1 | [workspace]
  |  ^^^^^^^^^
  = help: add it
""",
            id="missing name",
        ),
        pytest.param(
            NAMED + 'timezone = "America/Chicagoo"\n',
            """
error[unknown-value] `America/Chicagoo` is no time zone
 --> archkit.toml:3:1
  |
3 | timezone = "America/Chicagoo"
  | ^^^^^^^^
  = help: use an IANA name such as `America/Chicago`
""",
            id="unknown time zone",
        ),
        pytest.param(
            NAMED + 'models = "models"\ntimezone = "Mars"\n[validate]\nfail-on = "eror"\n',
            """
error[wrong-type] `models` must be a list
 --> archkit.toml:3:1
  |
3 | models = "models"
  | ^^^^^^
  = help: write it in brackets: `[a, b]`

error[unknown-value] `Mars` is no time zone
 --> archkit.toml:4:1
  |
4 | timezone = "Mars"
  | ^^^^^^^^
  = help: use an IANA name such as `America/Chicago`

error[unknown-value] `eror` is no value of `fail-on`
 --> archkit.toml:6:1
  |
6 | fail-on = "eror"
  | ^^^^^^^
  = help: did you mean `error`?
""",
            id="three mistakes",
        ),
        pytest.param(
            NAMED + "models = []\n",
            """
error[invalid-value] `models` is too short: it has 0 and needs 1 or more
 --> archkit.toml:3:1
  |
3 | models = []
  | ^^^^^^
""",
            id="no folder of models",
        ),
        pytest.param(
            NAMED + "[[overrides]]\nfiles = ['models/*']\nreason = 'Old.'\n",
            """
error[invalid-value] this override changes nothing: give it `ignore` or
  `severity`
 --> archkit.toml:3:1
  |
3 | [[overrides]]
  | ^^^^^^^^^^^^^
""",
            id="override that changes nothing",
        ),
        pytest.param(
            NAMED + "[[overrides]]\nfiles = ['models/*']\nignore = ['SEC']\nreason = ''\n",
            """
error[invalid-value] `reason` must not be empty
 --> archkit.toml:6:1
  |
6 | reason = ''
  | ^^^^^^
""",
            id="override without a reason",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_shown_with_their_line(
    city: City, text: str, expected: str
) -> None:
    city.write("archkit.toml", text)
    assert told(city) == expected.removeprefix("\n")


def test_an_unknown_rule_in_select_is_told_and_the_others_run(city: City) -> None:
    city.write("archkit.toml", NAMED + '[validate]\nselect = ["SEC-001", "SEC-0001"]\n')
    assert city.outcome() == refused(
        mistake(
            "unknown-rule",
            "archkit.toml:4:22",
            "`SEC-0001` names no rule, family or framework",
            "did you mean `SEC-001`?",
        )
    )


def test_an_unknown_rule_in_ignore_is_told_and_the_others_run(city: City) -> None:
    city.write("archkit.toml", SETTINGS + 'ignore = ["plaintext-in-transot"]\n')
    assert city.outcome() == refused(
        mistake(
            "unknown-rule",
            "archkit.toml:6:11",
            "`plaintext-in-transot` names no rule, family or framework",
            "did you mean `plaintext-in-transit`?",
        )
    )


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_on_the_command_line_is_refused(city: City, option: str) -> None:
    result = city.validate(option, "SEC-0001")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`SEC-0001` names no rule, family or framework: did you mean `SEC-001`?" in result.stderr


def test_an_unknown_rule_in_an_override_is_told_at_the_word(city: City) -> None:
    city.write(
        "archkit.toml",
        SETTINGS
        + """
[[overrides]]
files = ["models/records.yaml"]
ignore = ["SEC-0001"]
severity = {plaintext-in-transot = "info"}
reason = "Replaced next year."
""",
    )
    assert city.outcome() == refused(
        mistake(
            "unknown-rule",
            "archkit.toml:9:11",
            "`SEC-0001` names no rule, family or framework",
            "did you mean `SEC-001`?",
        ),
        mistake(
            "unknown-rule",
            "archkit.toml:10:13",
            "`plaintext-in-transot` names no rule, family or framework",
            "did you mean `plaintext-in-transit`?",
        ),
    )


@pytest.mark.parametrize("pattern", ["models/legacy/*", "archkit.toml"])
def test_an_override_that_matches_no_model_is_told_at_the_pattern(city: City, pattern: str) -> None:
    city.write(
        "archkit.toml",
        SETTINGS
        + f"""
[[overrides]]
files = ["models/city.yaml", "{pattern}"]
ignore = ["SEC-001"]
reason = "Replaced next year."
""",
    )
    assert city.outcome() == refused(
        mistake(
            "unknown-reference",
            "archkit.toml:8:30",
            f"`{pattern}` matches no model file",
            "patterns are relative to the workspace, such as `models/legacy/*`",
        )
    )


def test_a_family_has_no_parameters(city: City) -> None:
    city.write("archkit.toml", SETTINGS + "[rules.security]\n")
    assert city.outcome() == refused(
        mistake(
            "unknown-rule",
            "archkit.toml:6:8",
            "`security` names no rule",
            "`archkit rules` lists them",
        )
    )


def test_a_parameter_of_an_unknown_rule_is_told(city: City) -> None:
    city.write("archkit.toml", SETTINGS + "\n[rules.SEC-0001]\nrotate_within = '1 d'\n")
    assert city.outcome() == refused(
        mistake(
            "unknown-rule",
            "archkit.toml:7:8",
            "`SEC-0001` names no rule",
            "did you mean `SEC-001`?",
        )
    )


def test_an_unknown_parameter_is_told(city: City) -> None:
    city.write("archkit.toml", SETTINGS + "\n[rules.SEC-003]\nrotate-within = '1 d'\n")
    assert city.outcome() == refused(
        mistake(
            "unknown-key",
            "archkit.toml:8:1",
            "there is no field `rotate-within` here",
            "did you mean `rotate_within`?",
        )
    )


def test_a_parameter_of_the_wrong_sort_is_told(city: City) -> None:
    city.write("archkit.toml", SETTINGS + "\n[rules.SEC-003]\nrotate_within = '90'\n")
    assert city.outcome() == refused(
        mistake(
            "invalid-value",
            "archkit.toml:8:1",
            "`rotate_within`: `90` has no unit: write a length of time such as `15 min`",
        )
    )


@pytest.mark.parametrize(
    ("folder", "code", "what"),
    [
        ("modles", "unreadable-folder", "`modles` does not exist"),
        ("../..", "outside-workspace", "`../..` leads out of the workspace"),
    ],
)
def test_a_folder_of_models_that_cannot_be_used_is_told_at_its_word(
    city: City, folder: str, code: str, what: str
) -> None:
    city.write("archkit.toml", NAMED + f'models = ["{folder}"]\n')
    hint = "name a folder that is in the workspace"
    assert city.outcome() == Outcome(2, (mistake(code, "archkit.toml:3:11", what, hint),))


def test_a_pattern_of_python_models_that_matches_none_is_told(city: City) -> None:
    city.write("archkit.toml", NAMED + 'python = ["models/*.py"]\n[validate]\nselect=["SEC-001"]\n')
    assert city.outcome() == refused(
        mistake(
            "unknown-reference",
            "archkit.toml:3:11",
            "`models/*.py` matches no Python model",
            "patterns are relative to the workspace, such as `models/*.py`",
        )
    )


def test_the_settings_of_the_folder_above_count_for_a_folder_within(city: City) -> None:
    assert city.outcome(path="models") == Outcome(1, (), (ELSEWHERE,))
