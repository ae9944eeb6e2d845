"""Why a requirement is met or not, as text for the terminal and as data."""

from collections.abc import Iterable, Iterator

from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.measure import Measure
from archkit.analysis.verdicts.verdict import Standing, Verdict, target
from archkit.checking.appraisal import Appraisal
from archkit.model.solution import Solution
from archkit.reports._terminal import Paint
from archkit.source.place import Place, Span

STYLES = {
    Standing.MET: ("bold", "cyan"),
    Standing.UNMET: ("bold", "red"),
    Standing.UNKNOWN: ("bold", "yellow"),
    Standing.NOT_APPLICABLE: ("bold", "dim"),
}
_SHOWN = 12
"""How many steps of one kind are listed; the most telling come first."""


def reason_text(verdict: Verdict, appraisal: Appraisal, paint: Paint) -> str:
    """All that is known of one requirement, for the terminal."""
    return "\n".join(_text(verdict, appraisal, paint)) + "\n"


def _text(verdict: Verdict, appraisal: Appraisal, paint: Paint) -> Iterator[str]:
    requirement = verdict.requirement
    standing = paint(verdict.standing.value, *STYLES[verdict.standing])
    yield f"{paint(requirement.address, 'bold')}: {standing}"
    yield from paint.wrapped(requirement.statement, "  ", "  ")
    yield f"  --> {appraisal.at(Place(requirement.where)).span}"
    yield ""
    for label, text in _figures(verdict):
        yield from paint.wrapped(text, f"  {label:<8}", " " * 10)
    yield from [""] * any(_figures(verdict))
    yield from _tree(verdict.because, appraisal, paint, "  ")
    yield from _open(verdict, appraisal, paint)
    measure = _measure(verdict)
    if measure is not None:
        yield ""
        yield from _method(measure, paint)


def _figures(verdict: Verdict) -> Iterator[tuple[str, str]]:
    fit = verdict.requirement.fit
    if fit is not None and (asked := target(fit)):
        yield "asked", asked
    if verdict.figure is not None:
        yield "found", str(verdict.figure)
    if verdict.margin:
        yield "that is", verdict.margin
    if verdict.basis is not None:
        yield "how", verdict.basis.value


def _tree(step: Step, appraisal: Appraisal, paint: Paint, indent: str) -> Iterator[str]:
    said = step.says + (f": {step.value}" if step.value else "")
    lines = paint.wrapped(said + ("  <- limits it" if step.limits else ""), indent, indent + "  ")
    yield from (paint(line, "bold") if step.limits else line for line in lines)
    for span in _spans(step.rests_on, appraisal):
        yield paint(f"{indent}  --> {span}", "dim")
    for inner in step.steps[:_SHOWN]:
        yield from _tree(inner, appraisal, paint, indent + "  ")
    more = len(step.steps) - _SHOWN
    if more > 0:
        yield f"{indent}  and {more} more"


def _spans(places: Iterable[Place], appraisal: Appraisal) -> list[Span]:
    return sorted({appraisal.at(place).span for place in places})


def _open(verdict: Verdict, appraisal: Appraisal, paint: Paint) -> Iterator[str]:
    """What is missing, and where it would stand."""
    places = sorted(verdict.missing.places) if verdict.missing is not None else []
    if not places:
        return
    yield ""
    yield paint("  What would settle it:", "bold")
    for place in places[:_SHOWN]:
        yield f"    `{'.'.join(map(str, place.field))}` of `{_name(place)}`"
        yield paint(f"      --> {appraisal.at(place).span}", "dim")
    if len(places) > _SHOWN:
        yield f"    and {len(places) - _SHOWN} more"
    for field in sorted({_field(place) for place in places[:_SHOWN] if place.field}):
        yield f"  `archkit language {field}` tells what to write."


def _field(place: Place) -> str:
    """What the language calls a field of an element: its section and its name."""
    section, _, *inner = place.element
    within = inner[0] if inner else Solution.WORD if section == Solution.SECTION else section
    return f"{within}.{place.field[0]}"


def _name(place: Place) -> str:
    """The address of an element: its solution and its id, or its id."""
    element = place.element
    return f"{element[1]}.{element[-1]}" if len(element) > 2 else str(element[-1])  # noqa: PLR2004 - a registry's name and an id


def _measure(verdict: Verdict) -> Measure | None:
    fit = verdict.requirement.fit
    return measures().get(fit.metric) if fit is not None and fit.metric is not None else None


def _method(measure: Measure, paint: Paint) -> Iterator[str]:
    yield paint("  How it is computed:", "bold")
    yield from paint.wrapped(measure.method, "    ", "    ")
    yield from paint.wrapped(f"Source: {measure.source}.", "    ", "    ")
    for assumption in measure.assumptions:
        yield from paint.wrapped(f"It holds while {assumption}.", "    ", "    ")


def reason_data(verdict: Verdict, appraisal: Appraisal) -> dict[str, object]:
    """All that is known of one requirement, as data."""
    requirement = verdict.requirement
    missing = sorted(verdict.missing.places) if verdict.missing is not None else []
    return {
        "requirement": requirement.address,
        "statement": requirement.statement,
        "place": _place(Place(requirement.where), appraisal),
        "verdict": verdict.standing.value,
        **dict(_figures(verdict)),
        "because": _step(verdict.because, appraisal),
        "missing": [
            {"of": _name(each), "field": list(each.field), "place": _place(each, appraisal)}
            for each in missing
        ],
    }


def _step(step: Step, appraisal: Appraisal) -> dict[str, object]:
    return {
        "says": step.says,
        "value": step.value,
        "limits": step.limits,
        "places": [_place(each, appraisal) for each in sorted(step.rests_on)],
        "steps": [_step(each, appraisal) for each in step.steps],
    }


def _place(place: Place, appraisal: Appraisal) -> dict[str, object]:
    span = appraisal.at(place).span
    return {"file": span.file, "line": span.line, "column": span.column}
