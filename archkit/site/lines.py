"""The four lines of business of a city's IT, which are the parts of the navigation."""

from typing import Final, NamedTuple

from archkit.rules.catalogue import family_name


class Line(NamedTuple):
    """A line of business.

    Attributes:
        name: What it is called; also the part of the navigation.
        does: What it sees to, in one sentence.
        families: The letters of the families of rules that it looks after.
    """

    name: str
    does: str
    families: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The folder of its own page."""
        return self.name.lower().replace(" ", "-")

    @property
    def page(self) -> str:
        """Its own page."""
        return f"{self.folder}/index.md"


ARCHITECTURE: Final = Line(
    "Solution architecture",
    "Hears what a department needs, and designs the system that gives it.",
    ("REQ", "TXT", "QUA", "MNT", "CMP"),
)
DELIVERY: Final = Line(
    "Services and delivery",
    "Runs the city's services around the clock, at an agreed price and quality.",
    ("AVL", "PER", "OPS"),
)
RISK: Final = Line(
    "Risk and security",
    "Protects what residents entrust to the city, and rates what may go wrong.",
    ("SEC", "PRV"),
)
PLANNING: Final = Line(
    "Planning and governance",
    "Decides what the city builds next, with what, and who answers for it.",
    ("GOV",),
)
LINES: Final = (ARCHITECTURE, DELIVERY, RISK, PLANNING)
_OF_FAMILY: Final = {family: line for line in LINES for family in line.families}


def line_of(family: str) -> str:
    """The line of business that looks after a family of rules; a workspace's own has its name."""
    line = _OF_FAMILY.get(family)
    return line.name if line else family_name(family)
