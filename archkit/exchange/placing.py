"""Where a requirement stands in the files, and where a new one is to stand."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Final

from archkit.exchange.rows import DIGITS, SECTION, Address, in_order
from archkit.model.loading.load import Loaded
from archkit.source.yaml_file import Document, parse

_YAML: Final = (".yaml", ".yml")


class Files:
    """The YAML files of a workspace, read once more for their data as they were written."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every YAML file by its name."""
        texts = self._loaded.texts.items()
        read = {file: parse(text, file) for file, text in texts if file.lower().endswith(_YAML)}
        return {file: each for file, each in read.items() if isinstance(each, Document)}

    def file_of(self, address: Address) -> str:
        """The file that a requirement stands in."""
        solution, name = address
        return self._loaded.origins.file_of(("solutions", solution, SECTION, name))

    def home(self, address: Address) -> str | None:
        """The file that a new requirement is to stand in; None where its solution is all Python.

        That is the one with the requirement whose id comes before its own.
        """
        solution, name = address
        there = self._loaded.design.solutions[solution].requirements
        files = {each: self.file_of((solution, each)) for each in there}
        siblings = [each for each in there if files[each] in self.documents]
        if siblings:
            return files[max(siblings, key=lambda each: _nearness(each, name))]
        return next(self._files_of(solution), None)

    def _files_of(self, solution: str) -> Iterator[str]:
        first = self._loaded.origins.file_of(("solutions", solution))
        files = sorted(self.documents, key=lambda each: (each != first, each))
        return (each for each in files if self.documents[each].data.get("solution") == solution)


def neighbour(name: str, others: Collection[str]) -> str | None:
    """The id behind which another is to stand; None where it is to stand above all."""
    if not others:
        return None
    nearest = max(others, key=lambda each: _nearness(each, name))
    is_first = _prefix(nearest) == _prefix(name) and in_order(nearest) > in_order(name)
    return None if is_first else nearest


def _prefix(name: str) -> str:
    return DIGITS.split(name)[0]


def _nearness(other: str, name: str) -> tuple[object, ...]:
    """How well an id goes before another: of its prefix, before it rather than after, nearest."""
    alike, before = _prefix(other) == _prefix(name), in_order(other) < in_order(name)
    return (alike, before or not alike, in_order(other))
