"""Names that an edition withholds from its texts, and how a text is searched for them.

A name is withheld where a reader would recognise it as one:

- an id, such as `PERMIT-014` or `online-permits.portal`, wherever it stands; one that is but a
  word, such as `permit`, or is known in its solution alone, such as `sign-in`, only as code;
- the whole name of what the models say is for fewer readers, wherever it stands;
- the whole name of what nobody has spoken about: that of a solution where it has several words,
  and a proper name such as `SQL Server`. Other such names are words of every day: a statement for
  the public may speak of a permit although the data `Permit` is for staff.

A person is named by a role, such as `Officer`, and is withheld by its address alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind
from archkit.site.phrases import Phrases

WITHHELD: Final = "(withheld)"
_CODE: Final = re.compile(r"`([^`]*)`")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PROPER: Final = re.compile(r"\S.*[A-Z0-9]")


class Withheld:
    """The names of hidden elements that no shown element has.

    Args:
        hidden: The elements that are not shown.
        shown: Those that are; what they are called is never withheld.
        said: Whether the models say of an element that it is for fewer readers.
    """

    def __init__(
        self, hidden: Iterable[Element], shown: Iterable[Element], said: Callable[[Element], bool]
    ) -> None:
        hidden = list(hidden)
        known = {name for each in shown for name in _names(each)}
        codes = {name for each in hidden for name in _ids(each)}
        names = {name for each in hidden for name in _recognised(each, said=said(each))}
        self._codes = codes - known
        self._names = Phrases((name, "") for name in sorted(names - known))

    def out_of(self, text: str) -> str:
        """A text without them."""
        if "`" in text:
            text = _CODE.sub(self._as_code, text)
        if not self._names:
            return text
        parts = self._names.parts(text)
        return "".join(part if name is None else WITHHELD for part, name in parts)

    def _as_code(self, found: re.Match[str]) -> str:
        return f"`{WITHHELD}`" if found[1].casefold() in self._codes else found[0]


def _names(element: Element) -> Iterator[str]:
    """All that an element is called."""
    yield from _ids(element)
    if element.name is not None:
        yield element.name.casefold()


def _ids(element: Element) -> Iterator[str]:
    """Its id, within its solution and beyond."""
    if not isinstance(element, Connection):
        yield element.address.casefold()
        yield element.id.casefold()


def _recognised(element: Element, *, said: bool) -> Iterator[str]:
    """What a reader would recognise as its name or id anywhere in a text."""
    code = element.id if isinstance(element, Requirement) else element.address
    if not isinstance(element, Connection) and not _WORD.fullmatch(code):
        yield from {code.casefold(), element.address.casefold()}
    name = element.name
    if name is None or (isinstance(element, Component) and element.kind is Kind.PERSON):
        return
    of_solution = isinstance(element, Solution) and len(name.split()) > 1
    if said or of_solution or _PROPER.fullmatch(name):
        yield name.casefold()
