"""The layout engine: bounded, watched, remembered, and done without where it is not there."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from geometry import faults

from archkit.cli import cli
from archkit.diagrams import engine as engines
from archkit.diagrams.arrange import arranged
from archkit.diagrams.dot import LADDER, dot_source
from archkit.diagrams.draw import drawn
from archkit.diagrams.engine import Answer, Engine, LayoutError
from archkit.diagrams.layout import placed
from archkit.diagrams.view import Box, Edge, View

ROOT = Path(__file__).parents[2]
VIEW = View(
    id="v",
    kind="container",
    title="A view",
    sentence="What it shows.",
    boxes=tuple(Box(id=name, name=name.title(), word="service") for name in ("a", "b", "c")),
    edges=(Edge(source="a", target="b", label=("data",)), Edge(source="a", target="c")),
)
SOURCE = dot_source(VIEW, arranged(VIEW))

posix = pytest.mark.skipif(os.name == "nt", reason="the programs here are scripts")


def program(folder: Path, code: str) -> str:
    """A layout engine that does what a few lines of Python say."""
    path = folder / "engine"
    path.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{code}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


class Told(Engine):
    """The engine, which notes what it is asked, and fails or forgets as often as it is told to."""

    def __init__(self, failures: int, forgets: str = "") -> None:
        super().__init__()
        self.asked: list[str] = []
        self._failures = failures
        self._forgets = forgets

    def lay_out(self, source: str, seconds: float) -> Answer:
        self.asked.append(source)
        answer = super().lay_out(source, seconds)
        if len(self.asked) > self._failures:
            return answer
        if not self._forgets:
            raise LayoutError("as it was told")
        kept = [each for each in answer[self._forgets] if each["_gvid"]]
        return {**answer, self._forgets: kept}


@posix
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("time.sleep(60)", "no layout within 0.5 s"),
        ("sys.exit(3)", "the layout engine ended with code 3"),
        ("import os; os.abort()", "the layout engine ended with code -6"),
        ("print('no layout')", "the layout engine answered with something that is no layout"),
        ("print('[1, 2]')", "the layout engine answered with something that is no layout"),
    ],
)
def test_an_engine_that_fails_says_how_and_takes_nothing_with_it(
    code: str, message: str, tmp_path: Path
) -> None:
    engine = Engine(program(tmp_path, code))
    with pytest.raises(LayoutError) as raised:
        engine.lay_out(SOURCE, 0.5 if "sleep" in code else 30)
    assert message == str(raised.value)


@pytest.mark.parametrize("failures", range(len(LADDER) + 1))
def test_each_failure_leads_to_the_next_plainer_attempt(failures: int) -> None:
    engine = Told(failures)
    scene = placed(VIEW, engine)
    names = [*(attempt.name for attempt in LADDER), "labels and layout"]
    asked = min(failures + 1, len(LADDER))
    assert (names[failures], asked, []) == (scene.plain, len(engine.asked), faults(scene))


@pytest.mark.parametrize("forgotten", ["edges", "objects"])
def test_an_answer_that_lacks_something_is_no_answer(forgotten: str) -> None:
    engine = Told(1, forgotten)
    scene = placed(VIEW, engine)
    assert (2, 2) == (len(engine.asked), len(scene.routes))


@pytest.mark.parametrize("failures", range(1, len(LADDER) + 1))
def test_a_picture_tells_what_its_plainer_layout_leaves_out(failures: int) -> None:
    told = " ".join(drawn(VIEW, Told(failures)).left_out)
    plain = (*LADDER, None)[failures]
    expected = {"": "", "labels": "labels of the connections are left out"}
    assert (expected[plain.name] if plain else "a plain one") in told


def test_no_layout_may_take_longer_than_half_a_minute() -> None:
    assert 30 >= max(attempt.seconds for attempt in LADDER)


@posix
def test_what_was_laid_out_is_not_laid_out_again(tmp_path: Path) -> None:
    counted = "pathlib.Path(sys.argv[0] + '.runs').open('a').write('x'); print('{\"bb\": \"0\"}')"
    engine = Engine(program(tmp_path, counted), tmp_path)
    answers = [engine.lay_out(source, 30) for source in (SOURCE, SOURCE, SOURCE + " ")]
    runs = (tmp_path / "engine.runs").read_text(encoding="utf-8")
    assert ([{"bb": "0"}] * 3, "xx") == (answers, runs)


@posix
def test_the_answers_of_another_engine_are_not_taken(tmp_path: Path) -> None:
    answers = []
    for number in (1, 22):
        engine = Engine(program(tmp_path, f'print(\'{{"bb": "{number}"}}\')'), tmp_path)
        answers.append(engine.lay_out(SOURCE, 30)["bb"])
    assert ["1", "22"] == answers


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", "\x00"])
def test_a_damaged_answer_is_asked_for_again(damage: str, tmp_path: Path) -> None:
    engine = Engine(None, tmp_path)
    answer = engine.lay_out(SOURCE, 30)
    (kept,) = tmp_path.iterdir()
    kept.write_text(damage, encoding="utf-8")
    assert (answer, answer) == (engine.lay_out(SOURCE, 30), json.loads(kept.read_bytes()))


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    assert "bb" in Engine(None, tmp_path / "not-there").lay_out(SOURCE, 30)


def test_the_oldest_answers_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_KEPT", 2)
    engine = Engine(None, tmp_path)
    for number in range(4):
        engine.lay_out(SOURCE + " " * number, 30)
    assert 2 == len(list(tmp_path.iterdir()))


def ask(*options: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["diagram", *options, "--workspace", str(ROOT)])
    return done.exit_code, done.stdout, done.stderr


def test_without_an_engine_pictures_are_plain_and_both_terminal_and_picture_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "_PURE", "no-such-engine")
    code, picture, told = ask("gis.container")
    said = "pip install 'archkit[diagrams]'" in told, "so it is a plain one" in picture
    assert (0, (True, True)) == (code, said)


def test_a_program_of_the_users_choice_that_is_not_there_is_an_error() -> None:
    asked = [sys.executable, "-m", "archkit", "diagram", "gis.container", "--dot", "no-such-one"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - archkit itself
    assert (2, "Error: there is no program `no-such-one`\n") == (done.returncode, done.stderr)


def test_many_at_the_same_time_are_the_same_pictures(tmp_path: Path) -> None:
    written = []
    for jobs in ("1", "4"):
        folder = tmp_path / jobs
        code, _, _ = ask("--all", "--solution", "gis", "--jobs", jobs, "--output", str(folder))
        written.append({path.name: path.read_bytes() for path in folder.iterdir()} | {"": code})
    assert written[0] == written[1]
