"""The glossary: the words and abbreviations that the city's requirements use."""

from typing import ClassVar

from archkit.model.base import REQUIRED, Element


class Term(Element):
    """A word with one meaning for everybody."""

    SECTION: ClassVar[str] = "glossary"
    WORD: ClassVar[str] = "term"
    NEEDS: ClassVar[tuple[str, ...]] = ("means",)

    means: str = REQUIRED
    """What it means, in a sentence a resident understands."""
    also: tuple[str, ...] = ()
    """Other words and abbreviations for the same."""
