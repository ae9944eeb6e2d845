"""A kept answer is given again where nothing has changed, and never where anything has."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from city import RECORDS, REGISTRY, SETTINGS, City
from declared import rule_file
from hypothesis import given, settings
from hypothesis import strategies as st

from archkit.checking import cache
from archkit.checking.cache import Answer, answered
from archkit.source import looks

OWN_RULES = SETTINGS.replace("SEC-001", "ALL") + '[own-rules]\nfolders = ["rules"]\n'
RULES = rule_file("components: {kind: database}\nmust: {fields: {backup: stated}}")
MENDED = RECORDS.replace("encryption: none", "encryption: tls-1.3")


@pytest.fixture
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the answers, for this test alone."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.delenv("ARCHKIT_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home / "archkit"


def entries(kept: Path) -> list[Path]:
    return sorted(kept.iterdir()) if kept.is_dir() else []


class Work:
    """Work that reads a file and counts how often it was done."""

    def __init__(self, file: Path, code: int = 0) -> None:
        self.file, self.code, self.times = file, code, 0

    def __call__(self) -> Answer:
        self.times += 1
        return Answer(looks.content(self.file) or b"", self.code)


@pytest.fixture
def work(kept: Path, tmp_path: Path) -> Work:
    del kept
    file = tmp_path / "file"
    file.write_bytes(b"one\n")
    return Work(file)


class TestAKeptAnswer:
    def test_is_given_without_work(self, work: Work) -> None:
        assert answered("q", work) == answered("q", work) == Answer(b"one\n", 0)
        assert work.times == 1

    def test_is_given_again_where_a_file_was_merely_touched(self, work: Work) -> None:
        answered("q", work)
        os.utime(work.file, (1, 1))
        answered("q", work)
        assert work.times == 1

    def test_is_not_given_where_a_file_changed_and_kept_its_size_and_times(
        self, work: Work
    ) -> None:
        answered("q", work)
        times = work.file.stat()
        work.file.write_bytes(b"two\n")
        os.utime(work.file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert answered("q", work) == Answer(b"two\n", 0)

    def test_is_not_given_to_another_question(self, work: Work) -> None:
        answered("q", work)
        answered("r", work)
        assert work.times == 2

    def test_is_not_given_by_other_code(
        self, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plugin = tmp_path / "a_rule_pack.py"
        plugin.write_text("")
        monkeypatch.syspath_prepend(str(tmp_path))
        __import__("a_rule_pack")
        answered("q", work)
        plugin.write_text("# changed\n")
        answered("q", work)
        assert work.times == 2

    def test_is_not_given_where_more_is_installed(
        self, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        packages = tmp_path / "site-packages"
        packages.mkdir()
        monkeypatch.syspath_prepend(str(packages))
        answered("q", work)
        (packages / "a_rule_pack.py").write_text("")
        answered("q", work)
        assert work.times == 2

    def test_is_not_given_tomorrow(self, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        del kept

        def work() -> Answer:
            return Answer(looks.day("America/Chicago").encode(), 0)

        def tomorrow(timezone: str) -> str:
            return f"the day after, in {timezone}"

        answered("q", work)
        tomorrow.__name__ = "_day"
        monkeypatch.setattr(looks, "_day", tomorrow)
        assert answered("q", work) == Answer(b"the day after, in America/Chicago", 0)


class TestNothingIsKept:
    def test_of_a_run_that_failed_itself(self, work: Work, kept: Path) -> None:
        work.code = 3
        answered("q", work)
        assert entries(kept) == []

    def test_of_a_run_that_raised(self, kept: Path) -> None:
        with pytest.raises(ZeroDivisionError):
            answered("q", lambda: Answer(b"", 1 // 0))
        assert entries(kept) == []

    def test_of_a_run_that_ran_foreign_code(self, kept: Path) -> None:
        def work() -> Answer:
            looks.lose_sight()
            return Answer(b"", 0)

        answered("q", work)
        assert entries(kept) == []

    def test_of_a_run_during_which_a_file_changed(self, work: Work, kept: Path) -> None:
        def twice() -> Answer:
            work()
            work.file.write_bytes(b"two\n")
            return work()

        assert answered("q", twice) == Answer(b"two\n", 0)
        assert entries(kept) == []

    def test_where_the_user_wants_none(
        self, work: Work, kept: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ARCHKIT_NO_CACHE", "1")
        answered("q", work)
        assert entries(kept) == []

    def test_in_a_folder_that_is_a_link(self, work: Work, kept: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        kept.symlink_to(elsewhere)
        answered("q", work)
        assert entries(elsewhere) == []

    @pytest.mark.skipif(os.name != "posix", reason="permissions are of POSIX")
    @pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
    def test_in_a_folder_that_others_may_write_to(self, work: Work, kept: Path, mode: int) -> None:
        kept.mkdir()
        kept.chmod(mode)
        answered("q", work)
        assert entries(kept) == []

    def test_where_the_folder_cannot_be_made(self, work: Work, kept: Path) -> None:
        kept.write_text("no folder")
        assert answered("q", work) == Answer(b"one\n", 0)

    def test_where_there_is_no_home(self, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
        assert answered("q", work) == answered("q", work) == Answer(b"one\n", 0)
        assert work.times == 2

    def test_where_there_is_no_room(
        self, work: Work, kept: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(path: Path, _: object) -> Path:
            raise OSError(28, "No space left on device", str(path))

        monkeypatch.setattr(Path, "replace", full)
        assert answered("q", work) == Answer(b"one\n", 0)
        assert entries(kept) == []


def test_only_the_user_can_read_what_is_kept(work: Work, kept: Path) -> None:
    answered("q", work)
    assert kept.stat().st_mode & 0o777 == 0o700


def test_the_oldest_answers_make_room(
    work: Work, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "KEPT", 3)
    for number in range(5):
        answered(number, work)
        for age, entry in enumerate(sorted(entries(kept), key=lambda each: each.stat().st_mtime)):
            os.utime(entry, (age, age))
    assert len(entries(kept)) == 3
    work.times = 0
    for number in (4, 3, 2):
        answered(number, work)
    assert work.times == 0


def test_answers_take_no_more_room_than_they_may(
    work: Work, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "KEPT_BYTES", 1000)
    answered("q", work)
    assert entries(kept) == []


def cut(data: bytes, at: int, _: int) -> bytes:
    return data[: at % len(data)]


def flipped(data: bytes, at: int, by: int) -> bytes:
    at %= len(data)
    return data[:at] + bytes([data[at] ^ by]) + data[at + 1 :]


def junk(_: bytes, at: int, by: int) -> bytes:
    return bytes([by]) * (at % 200)


@settings(max_examples=50)
@given(
    damage=st.sampled_from([cut, flipped, junk]),
    at=st.integers(0, 1_000_000),
    by=st.integers(1, 255),
)
def test_a_damaged_answer_is_thrown_away_silently(
    tmp_path_factory: pytest.TempPathFactory,
    damage: Callable[[bytes, int, int], bytes],
    at: int,
    by: int,
) -> None:
    home, file = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("work") / "file"
    file.write_bytes(b"one\n")
    work = Work(file)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.delenv("ARCHKIT_NO_CACHE", raising=False)
        monkeypatch.setenv("XDG_CACHE_HOME", str(home))
        answered("q", work)
        (entry,) = entries(home / "archkit")
        entry.write_bytes(damage(entry.read_bytes(), at, by))
        assert answered("q", work) == Answer(b"one\n", 0)
        assert work.times == 2
        assert answered("q", work) == Answer(b"one\n", 0)
        assert work.times == 2


class TestValidate:
    @pytest.fixture(autouse=True)
    def _keeping(self, kept: Path) -> None:
        """With the cache."""

    def told(self, city: City, *options: str, path: str = ".") -> tuple[int, str, str]:
        result = city.validate(*options, path=path)
        return result.exit_code, result.stdout, result.stderr

    def test_says_the_same_again(self, city: City, kept: Path) -> None:
        first = self.told(city)
        assert len(entries(kept)) == 1
        assert first == self.told(city) == self.told(city, "--no-cache")

    def test_can_be_told_to_judge_anew(self, city: City, kept: Path) -> None:
        self.told(city, "--no-cache")
        assert entries(kept) == []

    def test_changes_nothing_in_the_workspace(self, city: City) -> None:
        before = {path: path.stat().st_mtime_ns for path in city.root.rglob("*")}
        self.told(city)
        self.told(city)
        assert before == {path: path.stat().st_mtime_ns for path in city.root.rglob("*")}

    def test_keeps_nothing_where_python_models_run(self, city: City, kept: Path) -> None:
        city.write("archkit.toml", SETTINGS.replace("[validate]", 'python = ["*.py"]\n[validate]'))
        city.write("models/more.py", "from archkit.model import Registry\nmore = Registry()\n")
        assert self.told(city)[0] == 1
        assert entries(kept) == []

    def test_keeps_nothing_where_rules_of_the_workspaces_own_run_code(
        self, city: City, kept: Path
    ) -> None:
        city.write("archkit.toml", OWN_RULES + 'python = ["rules/*.py"]\n')
        city.write("rules/broken.py", "import nothing_of_the_sort\n")
        assert self.told(city)[0] == 2
        city.write("archkit.toml", OWN_RULES.replace('folders = ["rules"]', 'packs = ["county"]'))
        assert self.told(city)[0] == 2
        assert entries(kept) == []

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(
                lambda city: city.write("rules/city.yaml", RULES.replace("backup", "redundancy")),
                id="edited",
            ),
            pytest.param(lambda city: city.write("rules/more.yaml", RULES), id="added"),
            pytest.param(lambda city: city.write("rules/more.py", ""), id="added in Python"),
            pytest.param(lambda city: (city.root / "rules/city.yaml").unlink(), id="removed"),
        ],
    )
    def test_notices_that_a_rule_of_the_workspaces_own_was(
        self, city: City, kept: Path, change: Callable[[City], object]
    ) -> None:
        city.write("archkit.toml", OWN_RULES)
        city.write("rules/city.yaml", RULES)
        before = self.told(city)
        assert len(entries(kept)) == 1
        change(city)
        assert before != self.told(city) == self.told(city, "--no-cache")

    def test_keeps_the_answer_to_input_that_cannot_be_read(self, city: City, kept: Path) -> None:
        city.write("models/bad.yaml", "a: [\n")
        assert self.told(city)[0] == 2
        assert len(entries(kept)) == 1
        assert self.told(city) == self.told(city, "--no-cache")

    @pytest.mark.parametrize(
        "options",
        [
            ("--format", "json"),
            ("--select", "SEC"),
            ("--ignore", "SEC-003"),
            ("--fail-on", "never"),
            ("--as-of", "2030-01-01"),
            ("--statistics",),
            ("--ignore-baseline",),
        ],
        ids=" ".join,
    )
    def test_tells_every_option_apart(
        self, city: City, kept: Path, options: tuple[str, ...]
    ) -> None:
        self.told(city)
        assert self.told(city, *options) == self.told(city, *options, "--no-cache")
        assert len(entries(kept)) == 2

    def test_writes_the_reports_that_are_wanted_whatever_it_knows(self, city: City) -> None:
        output = city.root / "report.json"
        for _ in range(2):
            self.told(city, "--output", f"json={output}")
            assert output.exists()
            output.unlink()

    def test_notices_that_the_workspace_became_part_of_a_repository(
        self, city: City, kept: Path
    ) -> None:
        self.told(city)
        (entry,) = entries(kept)
        before = entry.read_bytes()
        repository = city.root.parent / ".git"
        repository.mkdir()
        try:
            self.told(city)
        finally:
            repository.rmdir()  # the folder above is shared with other tests
        assert before != entry.read_bytes()

    def test_tells_the_parts_of_a_workspace_apart(self, city: City, kept: Path) -> None:
        self.told(city)
        assert self.told(city, path="models/city.yaml")[1].startswith("Found 1 in other files.")
        assert len(entries(kept)) == 2

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(lambda city: city.write("models/records.yaml", MENDED), id="content"),
            pytest.param(lambda city: (city.root / "models/records.yaml").unlink(), id="removed"),
            pytest.param(
                lambda city: (city.root / "models/records.yaml").rename(city.root / "models/r.yml"),
                id="renamed",
            ),
            pytest.param(lambda city: city.write("models/a/b/new.yaml", "team: {}"), id="new"),
            pytest.param(lambda city: city.write("models/new.py", ""), id="new Python model"),
            pytest.param(
                lambda city: city.write("archkit.toml", SETTINGS.replace("SEC-001", "SEC")),
                id="settings",
            ),
            pytest.param(
                lambda city: city.write("models/archkit.toml", SETTINGS), id="nearer settings"
            ),
            pytest.param(lambda city: city.write("archkit-baseline.yaml", "a: 1"), id="baseline"),
            pytest.param(
                lambda city: (city.root / "archkit-baseline.yaml").symlink_to("gone"),
                id="baseline that leads nowhere",
            ),
            pytest.param(
                lambda city: (city.root / "models/link").symlink_to("gone"), id="broken link"
            ),
            pytest.param(
                lambda city: (city.root / "models/link").symlink_to("/etc"), id="link outside"
            ),
        ],
    )
    def test_notices(self, city: City, change: Callable[[City], object]) -> None:
        before = self.told(city, path="models")
        change(city)
        after = self.told(city, path="models")
        assert after == self.told(city, "--no-cache", path="models")
        assert after != before

    def test_notices_a_link_that_leads_elsewhere(self, city: City) -> None:
        city.write("models/.old.yaml", RECORDS)
        city.write("models/.new.yaml", MENDED)
        link = city.root / "models/records.yaml"
        link.unlink()
        link.symlink_to(".old.yaml")
        assert self.told(city)[0] == 1
        link.unlink()
        link.symlink_to(".new.yaml")
        assert self.told(city)[0] == 0

    def test_notices_what_lies_behind_a_link(self, city: City) -> None:
        (city.root / "models").rename(city.root / "kept")
        (city.root / "models").symlink_to("kept")
        assert self.told(city)[0] == 1
        city.write("kept/records.yaml", MENDED)
        assert self.told(city)[0] == 0

    def test_runs_side_by_side(self, city: City, kept: Path) -> None:
        command = [sys.executable, "-m", "archkit", "validate", str(city.root)]

        def run(_: int) -> bytes:
            done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - archkit itself
            assert done.stderr == b""
            return done.stdout

        with ThreadPoolExecutor(4) as pool:
            said = set(pool.map(run, range(8)))
        assert len(said) == 1
        assert len(entries(kept)) == 1

    @pytest.mark.parametrize("settings", [SETTINGS, OWN_RULES])
    def test_loads_neither_the_language_nor_graphs_where_the_answer_is_known(
        self, city: City, settings: str
    ) -> None:
        city.write("archkit.toml", settings)
        city.write("rules/city.yaml", RULES)
        code = (
            "import sys, archkit.cli\n"
            f"sys.argv = ['archkit', 'validate', {str(city.root)!r}]\n"
            "try: archkit.cli.main()\n"
            "finally: print({'pydantic', 'networkx', 'yaml_rs'} & set(sys.modules), file=sys.stderr)"
        )
        first, second = (
            subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603 - archkit itself
            for _ in range(2)
        )
        assert (first.returncode, first.stdout) == (second.returncode, second.stdout)
        assert b"pydantic" in first.stderr
        assert second.stderr == b"set()\n"


FILES = (
    "models/city.yaml",
    "models/records.yaml",
    "models/sub/more.yaml",
    "models/notes.md",
    "rules/city.yaml",
)
TEXTS = (
    RECORDS,
    MENDED,
    REGISTRY,
    RECORDS.replace("solution: records", "solution: zoo"),
    "",
    "a: [\n",
    "---\nstatus: accepted\n---\n# A decision\n",
    RULES,
)
SETTINGS_TEXTS = (
    SETTINGS,
    SETTINGS.replace("SEC-001", "SEC"),
    SETTINGS.replace('"Test City"', '"Test City"\nmodels = ["models", "more"]'),
    SETTINGS + "[validate\n",
    OWN_RULES,
)
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(FILES), st.sampled_from(TEXTS)),
    st.tuples(st.just("write"), st.just("archkit.toml"), st.sampled_from(SETTINGS_TEXTS)),
    st.tuples(st.just("remove"), st.sampled_from(FILES), st.just("")),
    st.tuples(st.just("link"), st.sampled_from(FILES), st.sampled_from((*FILES, "/etc/hosts"))),
    st.tuples(st.just("folder"), st.sampled_from(FILES), st.just("")),
    st.tuples(st.just("baseline"), st.just("archkit-baseline.yaml"), st.just("")),
    st.tuples(st.just("remove"), st.just("archkit-baseline.yaml"), st.just("")),
    st.tuples(st.just("touch"), st.sampled_from(FILES), st.just("")),
)
OPTIONS = st.sampled_from([(), ("--format", "json"), ("--select", "SEC"), ("--ignore-baseline",)])


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def edit(city: City, how: str, file: str, text: str) -> None:
    path = city.root / file
    path.parent.mkdir(exist_ok=True)
    if how == "touch":
        if path.exists():
            os.utime(path)
        return
    if how == "baseline":
        city.run("baseline", str(city.root), "--as-of", "2026-11-01")
        return
    remove(path)
    if how == "write":
        path.write_text(text)
    elif how == "link":
        path.symlink_to(city.root / text)
    elif how == "folder":
        path.mkdir()


@settings(max_examples=40)
@given(edits=st.lists(st.tuples(EDITS, OPTIONS), min_size=1, max_size=8))
def test_whatever_is_edited_the_answer_is_the_one_without_a_cache(
    tmp_path_factory: pytest.TempPathFactory,
    edits: list[tuple[tuple[str, str, str], tuple[str, ...]]],
) -> None:
    city = City(tmp_path_factory.mktemp("city"))
    city.write("archkit.toml", SETTINGS)
    city.write("models/city.yaml", REGISTRY)
    city.write("models/records.yaml", RECORDS)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.delenv("ARCHKIT_NO_CACHE", raising=False)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("home")))
        for (how, file, text), options in edits:
            edit(city, how, file, text)
            with_cache, again, without = (
                (result.exit_code, result.stdout, result.stderr)
                for result in (
                    city.validate(*options),
                    city.validate(*options),
                    city.validate(*options, "--no-cache"),
                )
            )
            assert with_cache == again == without
