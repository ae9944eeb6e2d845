"""Writes a workspace of a given size: the reference city, and many more solutions like its own.

The registries and archetypes are those of `models/`, so what rules ask for next
is stated here as soon as it is stated there. The same size and seed give the
same bytes.

    python bench/generate.py DIR COMPONENTS [SEED]
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml_rs
from solution import solution

PARTS = 50
"""Components in a solution; there is a file for each solution."""
CITY = Path(__file__).parents[1] / "models"

SETTINGS = """[workspace]
name = "Bench City"
models = ["models"]

[prices]
"""
"""Of the city's own settings, the prices follow: its models name some."""


def workspace(components: int, seed: int, parts_each: int = PARTS) -> Iterator[tuple[str, str]]:
    """The files of a workspace, each with its path and text."""
    draw = random.Random(seed)
    own = (CITY.parent / "archkit.toml").read_text(encoding="utf-8")
    prices = own.partition("\n[prices]\n")[2].partition("\n[")[0]
    yield "archkit.toml", SETTINGS + prices
    wanted = components
    for path in sorted((*CITY.rglob("*.yaml"), *CITY.glob("decisions/*.md"))):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yaml":
            wanted -= len(yaml_rs.loads(text).get("components", ()))
        yield f"models/{path.relative_to(CITY).as_posix()}", text
    if wanted < 0:
        sys.exit(f"the reference city alone has {components - wanted} components: ask for more")
    count = max(1, wanted // parts_each)
    for number in range(count):
        parts = parts_each if number < count - 1 else wanted - parts_each * (count - 1)
        text = "\n".join(solution(number, count, parts, draw)) + "\n"
        yield f"models/part-{number // 100:03}/solution-{number:05}.yaml", text


def write(folder: Path, components: int, seed: int, parts_each: int = PARTS) -> None:
    """Write the workspace."""
    for name, text in workspace(components, seed, parts_each):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
