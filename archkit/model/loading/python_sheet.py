"""What a Python file defines as a sheet, whose places are constructor calls and their arguments."""

import ast
from dataclasses import dataclass, field
from functools import cached_property

from archkit.model.loading.sheet import Part, Raw
from archkit.source.place import Path, Span

Site = tuple[int, int, int, int]
"""First line, first column, last line, last column, as `ast` counts them."""


@dataclass
class PythonSheet:
    """What a Python file defines, and where each part was constructed."""

    file: str
    text: str
    data: Raw = field(default_factory=dict)
    sites: dict[Path, Site] = field(default_factory=dict)

    def locate(self, path: Path, part: Part = "value") -> Span:
        """The constructor call, or the argument of it, that a path stands for."""
        for depth in range(len(path), -1, -1):
            if path[:depth] in self.sites:
                return self._argument(self.sites[path[:depth]], path[depth:], part)
        return Span(self.file, 1, 1, 1, 1)

    def span(self, site: Site) -> Span:
        """The span of a call, with columns in characters."""
        line, column, end_line, end_column = site
        if end_line != line:
            end_line, end_column = line, len(self._lines[line - 1].encode())
        return Span(
            self.file,
            line,
            self._characters(line, column) + 1,
            end_line,
            self._characters(end_line, end_column) + 1,
        )

    def _characters(self, line: int, byte: int) -> int:
        return len(self._lines[line - 1].encode()[:byte].decode(errors="replace"))

    def _argument(self, site: Site, steps: Path, part: Part) -> Span:
        node: ast.AST | None = self._calls.get(site)
        span = self.span(site)
        for index, step in enumerate(steps):
            key, value = _step_into(node, step)
            if value is None:
                break
            node = value
            last = index == len(steps) - 1
            target = key if part == "key" and last and key is not None else value
            span = self.span(_site_of(target))
        return span

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _calls(self) -> dict[Site, ast.AST]:
        try:
            tree = ast.parse(self.text)
        except (SyntaxError, ValueError):  # reported as such, at its own place
            return {}
        return {_site_of(node): node for node in ast.walk(tree) if isinstance(node, ast.Call)}


def _site_of(node: ast.AST) -> Site:
    line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
    if isinstance(node, ast.keyword):
        return line, column, line, column + len((node.arg or "").encode())
    end_line, end_column = (
        getattr(node, "end_lineno", line),
        getattr(node, "end_col_offset", column),
    )
    return line, column, end_line, end_column


def _step_into(node: ast.AST | None, step: str | int) -> tuple[ast.AST | None, ast.AST | None]:
    """The key and the value of an argument, an item of a dict, or an item of a list."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg == step:
                return keyword, keyword.value
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == step:
                return key, value
    elif isinstance(node, ast.List | ast.Tuple) and isinstance(step, int) and step < len(node.elts):
        return None, node.elts[step]
    return None, None
