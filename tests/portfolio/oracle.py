"""The oracle: every seeded fault of the city is found at its place, every near miss stays quiet.

This file has the words in which a case is written, and finds the cases: a tuple of them in any
file of this folder. `trial.py` tries a case, and `table.py` prints how all of them went.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml_rs

from archkit.source.front_matter import split

HERE = Path(__file__).parent
AS_OF = date(2026, 11, 24)
NUMBERED = re.compile(r"B\d\d: ")
"""The name of a case that stands in the portfolio of bad designs."""

Texts = dict[str, str]
"""The files of a city: nothing is written to disk, since a hundred cities are tried."""


@dataclass(frozen=True)
class Edit:
    """A change of one file: a text that stands there once, and what takes its place.

    Without an old text, the new one is the text of a new file.
    """

    file: str
    old: str
    new: str

    def apply(self, texts: Texts) -> None:
        """Change the file."""
        if not self.old:
            assert self.file not in texts, f"{self.file} is there already"
            texts[self.file] = self.new
            return
        text = texts[self.file]
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times"
        texts[self.file] = text.replace(self.old, self.new)


@dataclass(frozen=True)
class Put:
    """A change of one fact: a value at a path in a file; `None` takes the fact away.

    In a decision's file, the facts are those above its text.
    """

    file: str
    path: str
    value: Any

    def apply(self, texts: Texts) -> None:
        """Change the file; JSON is YAML, and keeps every value as it is."""
        front = split(texts[self.file])
        text = front.yaml if front else texts[self.file]
        data = yaml_rs.loads(text, parse_datetime=False)
        *steps, last = self.path.split("/")
        at: Any = data
        for step in steps:
            at = at[step]
        if self.value is None:
            del at[last]
        else:
            at[last] = self.value
        put = json.dumps(data)
        texts[self.file] = f"---\n{put}\n---\n{front.body}" if front else put


Change = Edit | Put


@dataclass(frozen=True)
class Case:
    """A seeded fault with the findings it must have, and a near miss.

    Attributes:
        name: What is wrong, after the portfolio's number where it has one.
        edits: The fault.
        expected: The findings it must have at least: each a rule with a part of the line that
            it points at or, for a change of one fact, the field.
        near_miss: A change beside it that is sound.
        as_of: The day on which the city is judged.
        select: The rules to run, where that is not what the settings select.
    """

    name: str
    edits: tuple[Change, ...]
    expected: frozenset[tuple[str, str]]
    near_miss: tuple[Change, ...] = ()
    as_of: date = AS_OF
    select: tuple[str, ...] = ()

    @property
    def rules(self) -> frozenset[str]:
        """The rules that must find the fault."""
        return frozenset(rule for rule, _ in self.expected)


@cache
def cases() -> tuple[Case, ...]:
    """Every case of this folder, in the order of their names; those of the portfolio first."""
    found: list[Case] = []
    for file in sorted(HERE.glob("*.py")):
        if not file.stem.startswith("test_"):
            for value in vars(import_module(file.stem)).values():
                if isinstance(value, tuple):
                    found += (each for each in value if isinstance(each, Case))
    return tuple(sorted(found, key=lambda case: (not NUMBERED.match(case.name), case.name)))
