"""A Python model is run only where the settings allow it, and what it does wrong is told."""

import pytest
from city import ELSEWHERE, SETTINGS, City, Outcome, mistake, refused

ALLOWED = SETTINGS.replace("[validate]", 'python = ["models/*.py"]\n\n[validate]')
IMPORT = "from archkit.model import Component, Connection, Solution\n"
MODEL = "models/permits.py"
HEAD = 'permits = Solution(id="permits", department="clerk", stage="live", tier=2'


def with_model(city: City, text: str) -> City:
    city.write("archkit.toml", ALLOWED)
    city.write(MODEL, text)
    return city


def raised(at: str, what: str) -> str:
    return mistake(
        "python-error",
        f"{MODEL}:{at}",
        f"running this model raised {what}",
        "run the file with python to see the whole traceback",
    )


def test_a_model_that_is_not_allowed_is_not_run_and_says_so(city: City) -> None:
    trace = city.root / "it-ran"
    city.write(MODEL, f"open({str(trace)!r}, 'w')\n")
    assert city.outcome() == refused(
        mistake(
            "python-not-allowed",
            f"{MODEL}:1:1",
            "this Python model was not run: the settings do not allow it",
            "name it under `python` in archkit.toml if you trust it; running it executes code",
        )
    )
    assert not trace.exists()


def test_a_helper_whose_name_begins_with_an_underscore_is_no_model(city: City) -> None:
    city.write("models/_helper.py", "raise ValueError\n")
    assert city.outcome() == Outcome(1, (), (ELSEWHERE,))


def test_a_model_that_raises_is_told_at_the_line_that_raised(city: City) -> None:
    with_model(city, 'def fail():\n    raise ValueError("no\\n  way")\n\n\nfail()\n')
    assert city.outcome() == refused(raised("2:5", "ValueError: no way"))


def test_a_model_that_raises_inside_a_library_is_told_at_its_own_line(city: City) -> None:
    with_model(city, 'import json\n\nfacts = json.loads("[")\n')
    assert city.outcome() == refused(
        raised("3:9", "JSONDecodeError: Expecting value: line 1 column 2 (char 1)")
    )


def test_a_model_that_raises_what_cannot_be_shown_is_told_all_the_same(city: City) -> None:
    with_model(
        city,
        "class Mute(Exception):\n    def __str__(self):\n        return 1 / 0\n\n\nraise Mute\n",
    )
    assert city.outcome() == refused(raised("6:1", "Mute"))


def test_a_model_with_a_syntax_error_is_told_at_its_line(city: City) -> None:
    with_model(city, "facts = (\n")
    assert city.outcome() == refused(raised("1:9", "SyntaxError: '(' was never closed"))


def test_a_model_cannot_end_the_run(city: City) -> None:
    with_model(city, "import sys\n\nsys.exit(0)\n")
    assert city.outcome() == refused(raised("3:1", "SystemExit: 0"))


def test_what_a_model_prints_stays_out_of_the_report(city: City) -> None:
    model = "from archkit.model import Registry\nregistry = Registry()\n"
    with_model(city, model + 'print("{ not JSON")\n')
    assert city.outcome() == Outcome(1, (), (ELSEWHERE,))
    assert city.validate("--format", "json").stderr == "{ not JSON\n"


def test_an_argument_that_is_refused_is_pointed_at(city: City) -> None:
    with_model(city, f'{IMPORT}\nuse = {{"é": Component(kind="servise")}}\n')
    assert city.outcome() == refused(
        mistake(
            "unknown-value",
            f"{MODEL}:3:28",
            "`servise` is no value of `kind`",
            "did you mean `service`?",
        )
    )


def test_a_misspelt_argument_is_pointed_at(city: City) -> None:
    with_model(city, f'{IMPORT}\nportal = Component(knd="service")\n')
    assert city.outcome() == refused(
        mistake(
            "unknown-key",
            f"{MODEL}:3:20",
            "there is no field `knd` here",
            "did you mean `kind`?",
        )
    )


def test_a_value_deep_inside_an_argument_is_pointed_at(city: City) -> None:
    with_model(city, f'{IMPORT}\n{HEAD}, components={{"a": {{"kind": "servise"}}}})\n')
    assert city.outcome() == refused(
        mistake(
            "unknown-value",
            f"{MODEL}:3:102",
            "`servise` is no value of `kind`",
            "did you mean `service`?",
        )
    )


def test_a_reference_to_nothing_is_pointed_at(city: City) -> None:
    with_model(
        city,
        f"""{IMPORT}

def machine(kind: str) -> Component:
    return Component(kind=kind, placed=["ofice-1"])


{HEAD}, components={{"a": machine("service")}})
""",
    )
    assert city.outcome() == refused(
        mistake(
            "unknown-reference",
            f"{MODEL}:5:41",
            "there is no node `ofice-1`",
            "did you mean `office-1`?",
        )
    )


def test_a_solution_without_what_it_needs_is_pointed_at_its_call(city: City) -> None:
    with_model(city, f'{IMPORT}\npermits = Solution(department="clerk", stage="live", tier=2)\n')
    assert city.outcome() == refused(
        mistake(
            "empty-value",
            f"{MODEL}:3:11",
            "the solution has no id",
            "write `solution: its-id`",
        )
    )


def test_a_solution_with_two_names_is_one_solution(city: City) -> None:
    with_model(city, f"{IMPORT}\n{HEAD})\nagain = permits\n")
    assert city.outcome() == Outcome(1, (), (ELSEWHERE,))


def test_a_model_that_defines_nothing_is_told_of(city: City) -> None:
    with_model(city, "answer = 42\n")
    assert city.outcome() == refused(
        mistake(
            "nothing-defined",
            f"{MODEL}:1:1",
            "this model defines no Solution and no Registry",
            "give one a name, or begin the file's name with `_` if it only helps others",
        )
    )


def ended(how: str, file: str = MODEL) -> str:
    return mistake(
        "python-error",
        f"{file}:1:1",
        f"running this model ended the process that ran it ({how}): nothing was read of it",
        "a model only defines what is there: take out what ends the process",
    )


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("import os; os._exit(0)", "exit code 0"),
        ("import posix; posix._exit(3)", "exit code 3"),
        ("import ctypes; ctypes.CDLL(None)._exit(0)", "exit code 0"),
        ("import os; os.kill(os.getpid(), 9)", "signal 9"),
        ("import os, sys; os.execv(sys.executable, [sys.executable, '-c', ''])", "exit code 0"),
    ],
)
def test_a_model_that_ends_its_process_is_told_of(city: City, line: str, how: str) -> None:
    with_model(city, f"{IMPORT}\n{HEAD})\n{line}\n")
    assert refused(ended(how)) == city.outcome()


def test_what_stands_beside_a_model_that_ends_its_process_is_judged(city: City) -> None:
    with_model(city, "import os\nos._exit(0)\n")
    city.write("models/after.py", "import os\nos._exit(1)\n")
    city.write(
        "models/zoo.py",
        f'{IMPORT}\nzoo = Solution(id="zoo", department="clerc", stage="live", tier=2)\n',
    )
    report = city.report()
    assert [
        ("models/after.py", "python-error"),
        ("models/permits.py", "python-error"),
        ("models/zoo.py", "unknown-reference"),
    ] == [(each["place"]["file"], each["code"]) for each in report["diagnostics"]]
    assert ["records.desk -> store"] == [each["element"]["address"] for each in report["findings"]]


def test_what_a_model_writes_past_python_stays_out_of_the_report(city: City) -> None:
    model = "from archkit.model import Registry\nregistry = Registry()\n"
    with_model(city, model + 'import os\nos.write(1, b"{ not JSON")\n')
    assert Outcome(1, (), (ELSEWHERE,)) == city.outcome()


def test_the_folder_that_one_stands_in_lends_no_code_to_a_model(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_model(city, f"{IMPORT}\n{HEAD})\n")
    city.write("pydantic.py", "raise ValueError('not this one')\n")
    monkeypatch.chdir(city.root)
    assert Outcome(1, (), (ELSEWHERE,)) == city.outcome()
