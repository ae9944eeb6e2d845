"""Whatever ends a run while it writes, the site that stood still stands, or the new one does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

KILLED = """
import os, signal, sys
from archkit.cli import main
left = int(sys.argv.pop(1))
changes = {"os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "os.chmod"}
def watch(event, arguments):
    global left
    if event not in changes | {"open"} or isinstance(arguments[0], int):
        return
    written = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
    if (event in changes or written) and "site" in os.fsdecode(arguments[0]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
try:
    main()
finally:
    print("left", left)
"""
"""Runs archkit, and has it killed before its n-th change of a file or folder."""
FOR_EVER = 1_000_000
POINTS = 5

posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of processes are of POSIX")


def run(town: Path, audience: str, point: int = FOR_EVER) -> subprocess.CompletedProcess[str]:
    options = ("--workspace", str(town), "--output", str(town / "docs/site"))
    given = ("site", *options, "--audience", audience, "--as-of", "2026-11-01")
    return subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-c", KILLED, str(point), *given],
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@posix
def test_a_run_that_is_killed_leaves_the_old_site_or_the_new_one_whole(town: Path) -> None:
    run(town, "restricted")
    place = town / "docs/site"
    (place / "solutions/own.md").write_text("mine", encoding="utf-8")
    shutil.copytree(town / "docs", town / "before")
    changes = FOR_EVER - int(run(town, "public").stdout.split()[-1])
    new = contents(place)
    old = contents(town / "before/site")
    found = []
    for point in range(1, changes + 1, max(1, changes // POINTS)):
        shutil.rmtree(town / "docs")
        shutil.copytree(town / "before", town / "docs")
        killed = run(town, "public", point)
        found.append((killed.returncode, contents(place) in (old, new)))
        assert run(town, "public").returncode == 0
        assert (contents(place), list((town / "docs").iterdir())) == (new, [place])
    assert (found, new["solutions/own.md"]) == ([(-9, True)] * len(found), b"mine")
    assert (old != new, len(found) >= POINTS) == (True, True)


@posix
def test_the_first_run_of_all_that_is_killed_leaves_no_half_of_a_site(town: Path) -> None:
    assert run(town, "staff", 9).returncode == -9
    assert not (town / "docs/site").exists()
    assert run(town, "staff").returncode == 0
    assert [path.name for path in (town / "docs").iterdir()] == ["site"]


@posix
def test_a_disk_without_room_is_told_and_leaves_the_old_site(town: Path) -> None:
    run(town, "public")
    before = contents(town / "docs")
    command = 'ulimit -f 1 && exec "$0" -m archkit site --workspace "$1" --output "$1/docs/site"'
    result = subprocess.run(  # noqa: S603 - archkit itself
        ["sh", "-c", command, sys.executable, str(town)],  # noqa: S607 - every POSIX has it
        capture_output=True,
        text=True,
        check=False,
    )
    said = (
        f"Error: cannot write to `{town}/docs/site`: File too large; what stood there still does\n"
    )
    assert (result.returncode, result.stdout, result.stderr) == (2, "", said)
    assert contents(town / "docs") == before


@posix
def test_ctrl_c_leaves_the_old_site(town: Path) -> None:
    run(town, "restricted")
    before = contents(town / "docs")
    script = KILLED.replace("SIGKILL", "SIGINT")
    options = ("--workspace", str(town), "--output", str(town / "docs/site"))
    result = subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-c", script, "9", "site", *options, "--audience", "public"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr.strip()) == (130, "stopped: nothing was changed")
    assert contents(town / "docs") == before


@posix
def test_a_folder_that_nobody_may_write_in_is_told(town: Path) -> None:
    (town / "docs").mkdir(mode=0o500)
    # An administrator may write everywhere, unless they give that up.
    humbly = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    options = ("--workspace", str(town), "--output", str(town / "docs/site"))
    result = subprocess.run(  # noqa: S603 - archkit itself
        [*humbly, sys.executable, "-m", "archkit", "site", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, "site`: Permission denied; what" in result.stderr) == (2, True)


@pytest.mark.parametrize("place", [".", ".."])
def test_a_folder_that_somebody_works_in_is_not_replaced(
    town: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(town / "models")
    result = subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-m", "archkit", "site", "--output", place],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, "name a folder inside it" in result.stderr) == (2, True)
