"""Designs for tests: some YAML laid over the example town."""

from pathlib import Path

from archkit.analysis.facts import Facts
from archkit.checking.examples import AS_OF, files, town
from archkit.model.loading.load import assemble


def facts(*texts: str) -> Facts:
    """The facts of a design, each text a file of its own or an example of several."""
    given = [
        (Path(f"{number}/{each.name}"), f"{number}/{each.name}", each.text)
        for number, text in enumerate(texts)
        for each in files(text)
    ]
    loaded = assemble([(Path("town.yaml"), "town.yaml", town()), *given])
    assert loaded.diagnostics == ()
    return Facts(loaded.design, AS_OF)


def solution(name: str, body: str) -> str:
    """A solution with components and connections."""
    return f"solution: {name}\ndepartment: clerk\nstage: live\ntier: 2\n{body}"
