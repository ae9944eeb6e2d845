"""Measures `archkit validate` as a user runs it: whole processes, against a bare import.

    python bench/bench.py [COMPONENTS …]

Prints, for each size, wall and CPU seconds, peak memory, and the ratio of the
wall time to that of `python -c 'import click'` just before it. Machines differ,
and are not always as busy; the ratios are what the budgets are stated in. A `cold`
run has no cache, a `touched` one has a cache and a figure edited in one file, an
`unchanged` one nothing. At the end stands the list of somewhat over 10,000
requirements with their verdicts.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import generate

BARE = [sys.executable, "-c", "import click"]
ARCHKIT = [sys.executable, "-m", "archkit"]
VALIDATE = [*ARCHKIT, "validate"]
LIST = [*ARCHKIT, "requirements", "list", "--format", "json"]
BUDGETS = {
    "cold": {10_000: 40, 100_000: 420},
    "touched": {500: 8},
    "unchanged": {500: 2, 10_000: 2},
}
"""The most that a run may take, as a ratio, by kind of run and number of components."""
SEED = 20261124
TRACED = 41_000
"""The components of the design whose requirements, somewhat over 10,000, are listed."""

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""An installed package has its bytecode beside it; so has what is measured here."""
COLD = {**ENVIRONMENT, "ARCHKIT_NO_CACHE": "1"}


@dataclass(frozen=True)
class Figure:
    """What one process took."""

    wall: float
    cpu: float
    megabytes: float
    ratio: float = 1.0
    """How many times as long it took as the bare import."""


def measure(command: list[str], folder: Path, environment: dict[str, str]) -> Figure:
    """Run a command once and account for it."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {code}: no figure can be trusted")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def proved(folder: Path, components: int) -> None:
    """Make sure that the command does the work that is to be measured."""
    done = subprocess.run(
        VALIDATE, cwd=folder, capture_output=True, text=True, env=COLD, check=False
    )
    if f" {components} components" not in done.stdout:
        sys.exit(f"the run to be measured did not judge {components} components:\n{done.stderr}")


def requirements_in(folder: Path) -> int:
    """How many requirements the command that is to be measured lists."""
    done = subprocess.run(LIST, cwd=folder, capture_output=True, text=True, env=COLD, check=True)
    return len(json.loads(done.stdout)["rows"])


def against_bare(command: list[str], folder: Path, environment: dict[str, str]) -> Figure:
    """Run the bare import and then a command, and set the one against the other."""
    bare = measure(BARE, folder, ENVIRONMENT)
    figure = measure(command, folder, environment)
    return replace(figure, ratio=figure.wall / bare.wall)


def median(figures: list[Figure]) -> Figure:
    """The median of each figure."""
    return Figure(
        statistics.median(each.wall for each in figures),
        statistics.median(each.cpu for each in figures),
        statistics.median(each.megabytes for each in figures),
        statistics.median(each.ratio for each in figures),
    )


def kinds_of_run(folder: Path, cache: Path, runs: int) -> Iterator[tuple[str, Figure]]:
    """The kinds of run that an architect meets, each with what it takes."""
    kept = {**ENVIRONMENT, "XDG_CACHE_HOME": str(cache)}
    edited = folder / "models/part-000/solution-00000.yaml"

    def touched(number: int) -> Figure:
        before = edited.read_text(encoding="utf-8")
        after = re.sub(r"^growth: \d+ %$", f"growth: {number + 6} %", before, flags=re.MULTILINE)
        if after == before:
            sys.exit(f"nothing was edited in {edited}: no figure can be trusted")
        edited.write_text(after, encoding="utf-8")
        return against_bare(VALIDATE, folder, kept)

    yield "cold", median([against_bare(VALIDATE, folder, COLD) for _ in range(runs)])
    yield "touched", median([touched(number) for number in range(runs)])
    unchanged = [against_bare(VALIDATE, folder, kept) for _ in range(max(runs, 5))]
    yield "unchanged", median(unchanged)


def main(sizes: list[int]) -> None:
    """Measure every size and print a table."""
    with tempfile.TemporaryDirectory() as temporary:
        bare = median([measure(BARE, Path(temporary), ENVIRONMENT) for _ in range(9)])
        print(f"bare `import click`: {bare.wall:.3f} s wall, {bare.megabytes:.0f} MB")
        print("components        run   wall s    CPU s     MB   ratio  budget")
        for size in sizes:
            folder = Path(temporary) / str(size)
            generate.write(folder, size, SEED)
            proved(folder, size)
            runs = 5 if size <= 10_000 else 2
            for name, figure in kinds_of_run(folder, Path(temporary) / "cache", runs):
                print(
                    f"{size:>10} {name:>10} {figure.wall:>8.2f} {figure.cpu:>8.2f}"
                    f" {figure.megabytes:>6.0f} {figure.ratio:>7.1f}"
                    f" {BUDGETS[name].get(size, '-'):>7}"
                )
        folder = Path(temporary) / "requirements"
        generate.write(folder, TRACED, SEED)
        figure = median([against_bare(LIST, folder, COLD) for _ in range(3)])
        print(f"`archkit requirements list` of {requirements_in(folder):,} requirements:")
        print(
            f"{TRACED:>10} {'list':>10} {figure.wall:>8.2f} {figure.cpu:>8.2f}"
            f" {figure.megabytes:>6.0f} {figure.ratio:>7.1f}       -"
        )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [500, 10_000, 100_000])
