"""Where something stands: symbolically in the design, or exactly in a file."""

from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Steps from the top of a tree of mappings (by key) and lists (by position)."""

PathKey = tuple[tuple[int, str], ...]
"""A path made comparable, whatever mix of keys and positions it holds."""


def path_key(path: Path) -> PathKey:
    """Return a key that orders paths: positions by number, before keys by their text."""
    return tuple((step, "") if isinstance(step, int) else (_AFTER_POSITIONS, step) for step in path)


_AFTER_POSITIONS = 1 << 62

SpanKey = tuple[str, int, int, int, int]
"""What a span is made of, which is compared much faster than the span."""


@dataclass(frozen=True, slots=True)
class Place:
    """A symbolic place in the merged design: an element, and a field inside it.

    For example the element `("solutions", "online-permits", "components", "portal")` and the field
    `("placed", 0)`.  It says nothing about files: a `Locator` finds the line when one is wanted.
    """

    element: Path
    field: Path = ()

    @property
    def path(self) -> Path:
        """The whole path, from the top of the design to the field."""
        return self.element + self.field

    @property
    def sort_key(self) -> tuple[PathKey, PathKey]:
        """A key that orders places by element, then field, and never fails on mixed steps."""
        return path_key(self.element), path_key(self.field)

    def __lt__(self, other: "Place") -> bool:
        return self.sort_key < other.sort_key


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file.

    Lines and columns count from 1, columns count Unicode code points, the end is exclusive.

    Attributes:
        file: the path from the workspace's root, with forward slashes on every platform.
        line: the first line.
        column: the first column on that line.
        end_line: the line on which the stretch ends.
        end_column: the column just after its last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def sort_key(self) -> SpanKey:
        """A key that orders many spans as they stand in the files."""
        return self.file, self.line, self.column, self.end_line, self.end_column

    @classmethod
    def at(cls, file: str, line: int = 1, column: int = 1) -> "Span":
        """Return the empty span at one position; by default, the start of the file."""
        return cls(file, line, column, line, column)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
