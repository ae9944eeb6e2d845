"""What a run looks at is noted, so that it can be told whether the run would say the same again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archkit.source import looks

ROOT = Path(__file__).parent.parent.parent


def noted(path: Path) -> looks.Noted:
    """Every kind of look at a path."""
    with looks.noting() as notes:
        looks.kind(path)
        looks.real_path(path)
        for look in (looks.entries, looks.content, looks.version):
            try:
                look(path)
            except OSError:
                continue
    return notes.noted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/file").write_text("one")
    (tmp_path / "folder/link").symlink_to("file")
    return tmp_path / "folder"


@pytest.mark.parametrize("name", [".", "file", "link", "nothing", "file/below"])
def test_what_has_not_changed_looks_the_same(folder: Path, name: str) -> None:
    assert looks.unchanged(noted(folder / name))


@pytest.mark.parametrize("name", [".", "file", "link", "nothing"])
def test_what_became_something_else_looks_different(folder: Path, name: str) -> None:
    before = noted(folder / name)
    shutil.rmtree(folder)
    if name == "nothing":
        folder.mkdir()
        (folder / name).write_text("")
    assert not looks.unchanged(before)


def test_a_hidden_file_is_no_change_of_its_folder(folder: Path) -> None:
    with looks.noting() as notes:
        looks.entries(folder)
    (folder / ".file.swp").write_text("")
    assert looks.unchanged(notes.noted)


def test_a_file_that_becomes_a_link_to_its_like_looks_different(folder: Path) -> None:
    before = noted(folder / "file")
    (folder / "file").rename(folder / "other")
    (folder / "file").symlink_to("other")
    assert not looks.unchanged(before)


def test_a_folder_above_that_becomes_a_link_looks_different(folder: Path) -> None:
    with looks.noting() as notes:
        looks.real_path(folder / "file")
    folder.rename(folder.with_name("moved"))
    folder.symlink_to("moved")
    assert not looks.unchanged(notes.noted)


def test_a_real_path_is_the_same_whichever_way_it_is_found(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep/up").symlink_to("..")
    for name in ("deep/up/file", "deep/up/link", "deep/../file", "deep/up", "none/file", "."):
        with looks.noting() as notes:
            looks.real_path(f"{folder}/{name}")
        assert looks.unchanged(notes.noted)


def test_a_way_to_look_that_is_not_known_tells_nothing() -> None:
    assert not looks.unchanged({"smell": {"file": "good"}})


def test_nothing_is_noted_where_nobody_asks(folder: Path) -> None:
    with looks.noting() as notes:
        pass
    looks.kind(folder)
    assert notes.noted == {}


def test_two_looks_that_differ_leave_the_notes_in_doubt(folder: Path) -> None:
    with looks.noting() as notes:
        looks.content(folder / "file")
        (folder / "file").write_text("two")
        looks.content(folder / "file")
    assert not notes.is_whole


SPY = """
import os, sys
from pathlib import Path

root, seen = sys.argv[1], set()

def spy(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], str | os.PathLike):
        path = os.path.abspath(arguments[0])
        if path == root or path.startswith(root + os.sep):
            seen.add(path)

from archkit.cli._options import Asked
from archkit.cli._validation import judged
from archkit.source import looks

asked = Asked(Path(root), "text", (), (), None, None, False, None, False)
sys.addaudithook(spy)
with looks.noting() as notes:
    judged(asked)
looked = set(notes.noted["_content"]) | set(notes.noted["_entries"])
print(len(seen), sorted(seen - looked))
"""


def test_a_run_opens_nothing_of_the_workspace_unnoted(tmp_path: Path) -> None:
    root = Path(os.path.realpath(tmp_path)) / "city"
    shutil.copytree(ROOT / "models", root / "models")
    shutil.copy(ROOT / "archkit.toml", root)
    (root / "archkit-baseline.yaml").write_text('version: "1.0"\nfindings: {}\n')
    spied = subprocess.run(  # noqa: S603 - the lines above
        [sys.executable, "-c", SPY, str(root)], check=True, capture_output=True, text=True
    )
    assert spied.stdout == f"{len(list(root.rglob('*')))} []\n"
