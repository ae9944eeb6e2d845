"""Measures `archkit validate` as a user runs it: whole processes, against a bare import.

    python bench/bench.py [COMPONENTS …]

Prints, for each size, wall and CPU seconds, peak memory, and the ratio of the
wall time to `python -c 'import click'` measured in the same run. Machines
differ; the ratios are what the budgets are stated in.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import generate

BARE = [sys.executable, "-c", "import click"]
BUDGETS = {500: "8 (one file touched, with the cache to come)", 10_000: "40", 100_000: "420"}
SEED = 20261124


ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""An installed package has its bytecode beside it; so has what is measured here."""


@dataclass(frozen=True)
class Figure:
    """What one process took."""

    wall: float
    cpu: float
    megabytes: float


def measure(command: list[str], folder: Path) -> Figure:
    """Run a command once and account for it."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {code}: no figure can be trusted")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def proved(command: list[str], folder: Path, components: int) -> None:
    """Make sure that the command does the work that is to be measured."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=ENVIRONMENT, check=False
    )
    operations = 2
    if f" {components + operations} components" not in done.stdout:
        sys.exit(f"the run to be measured did not judge {components} components:\n{done.stderr}")


def median(figures: list[Figure]) -> Figure:
    """The median of each figure."""
    return Figure(
        statistics.median(each.wall for each in figures),
        statistics.median(each.cpu for each in figures),
        statistics.median(each.megabytes for each in figures),
    )


def main(sizes: list[int]) -> None:
    """Measure every size and print a table."""
    validate = [sys.executable, "-m", "archkit", "validate"]
    with tempfile.TemporaryDirectory() as temporary:
        bare = median([measure(BARE, Path(temporary)) for _ in range(9)])
        print(f"bare `import click`: {bare.wall:.3f} s wall, {bare.megabytes:.0f} MB")
        print(f"{'components':>10} {'run':>10} {'wall s':>8} {'CPU s':>8} {'MB':>6} {'ratio':>7}")
        for size in sizes:
            folder = Path(temporary) / str(size)
            generate.write(folder, size, SEED)
            proved(validate, folder, size)
            runs = 5 if size <= 10_000 else 2
            cold = median([measure(validate, folder) for _ in range(runs)])
            again = median([measure(validate, folder) for _ in range(runs)])
            for name, figure in (("cold", cold), ("unchanged", again)):
                ratio = figure.wall / bare.wall
                print(
                    f"{size:>10} {name:>10} {figure.wall:>8.2f} {figure.cpu:>8.2f}"
                    f" {figure.megabytes:>6.0f} {ratio:>7.1f}"
                )
            print(f"{'':>10} budget of the cold run, as a ratio: {BUDGETS.get(size, 'none')}")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [500, 10_000, 100_000])
