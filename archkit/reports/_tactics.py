"""Tactics as a reader sees them: the list, and the page of each."""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.reports._page import Section, as_markdown, as_text
from archkit.reports._terminal import Paint
from archkit.tactics.catalogue import tactics
from archkit.tactics.tactic import Concern, Tactic

_MARKED: Final = (
    "The line of each requirement ends in `met` where the tactic mends it, and in `unmet` where it"
    " has nothing to offer. Departments, data, zones and nodes that an example does not define are"
    " those of a small invented town."
)
_INTRODUCTION: Final = """# Tactics

What architects do where a requirement is unmet. `archkit propose` tries each that may mend it, in
memory, and offers what every rule agrees to. What a tactic costs stands in `archkit.toml`, by its
name; archkit knows no price:

```toml
[prices.second-placement]
once = "4000 USD"
running = "1800 USD / year"
basis = "hosting price list 2026"
```

## Tactics of your own

A workspace adds its own as Python files, one tactic each, in the form of those in
`archkit/tactics/known/`: a `TACTIC` with its page, its `remedies` and its examples. `archkit.toml`
names the files that may be run, since running them executes code; without that, none is:

```toml
[own-tactics]
python = ["tactics/*.py"]
```

A tactic is called as its file is: `tactics/by_our_script.py` holds `by-our-script`, and its price
stands under that name. A file whose name begins with `_` only helps others. `archkit tactics` lists
them among the others, `archkit tactics --prove` tries their examples, and `archkit propose` uses
them. `archkit validate` and `archkit review` run none of them.
"""


def tactic_lines(chosen: Sequence[Tactic], paint: Paint) -> Iterator[str]:
    """The tactics, each in a sentence, by what they are for."""
    for concern in Concern:
        inside = [each for each in chosen if each.concern is concern]
        if inside:
            yield ""
            yield paint(concern.value, "bold")
        for each in inside:
            yield paint(f"  {each.id}", "bold")
            yield from paint.wrapped(each.summary, "      ", "      ")


def tactic_text(tactic: Tactic, paint: Paint) -> str:
    """The page of a tactic for a terminal."""
    return as_text(tactic.id, _sections(tactic), paint)


def tactics_markdown() -> str:
    """The pages of all tactics for a site, as one."""
    return "\n".join([_INTRODUCTION, *(_nested(each) for each in tactics())])


def _nested(tactic: Tactic) -> str:
    """The page of a tactic with its headings two steps further in."""
    page = as_markdown(tactic.id, _sections(tactic))
    outside = True
    lines = []
    for line in page.split("\n"):
        outside ^= line.startswith("```")
        lines.append(f"#{line}" if outside and line.startswith("#") else line)
    return "\n".join(lines)


def _sections(tactic: Tactic) -> Iterator[Section]:
    yield Section("What is done", tactic.summary)
    yield Section("When it applies", tactic.when)
    yield Section("What it costs", tactic.costs)
    yield Section("What it harms", tactic.harms)
    metrics = ", ".join(f"`{each.value}`" for each in sorted(tactic.metrics))
    yield Section("What it may mend", f"Requirements on {metrics}.")
    yield Section("Source", f"{tactic.source}.")
    yield Section("Examples", _MARKED, examples=tactic.examples)
