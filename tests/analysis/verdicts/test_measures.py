"""Every measure's examples say what they come to, and obey the laws of verdicts."""

import re
from collections.abc import Iterator
from copy import deepcopy

import pytest
from examples_as_data import Example, fields, lay, read, without

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.measure import Measure
from archkit.analysis.verdicts.records import MEASURED
from archkit.analysis.verdicts.verdict import Standing
from archkit.checking.examples import AS_OF, lay_over_town
from archkit.model.loading.load import Loaded
from archkit.model.quality import Metric

MARK = re.compile(r"^  (\S+): # <- (met|unmet|unknown|not applicable) ?(.*)$", re.MULTILINE)

NAMES_WHAT_IS_MEASURED = {
    ("fit", "of"): "without it the whole solution is measured",
    ("satisfied_by",): "what is said to meet a requirement is no figure of it",
}

EXAMPLES = [
    pytest.param(text, id=f"{measure.metric.value}-{number}")
    for measure in measures().values()
    for number, text in enumerate(measure.examples, 1)
]


def verdicts(loaded: Loaded) -> dict[str, tuple[str, str]]:
    """The verdict and the figure of each requirement, the town's own left out."""
    found = Verdicts(Facts(loaded.design, AS_OF)).every
    return {
        each.requirement.id: (each.standing.value, str(each.figure or ""))
        for each in found
        if each.requirement.within != "town"
    }


def test_every_metric_is_computed_or_measured() -> None:
    assert set(measures()) | set(MEASURED) == set(Metric)
    assert set(measures()).isdisjoint(MEASURED)


@pytest.mark.parametrize("measure", measures().values(), ids=lambda each: each.metric.value)
def test_a_measure_shows_a_requirement_of_each_standing(measure: Measure) -> None:
    shown = {match[2] for text in measure.examples for match in MARK.finditer(text)}
    assert {"met", "unmet", "unknown"} <= shown


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_comes_to_what_it_says(text: str) -> None:
    marked = {match[1]: (match[2], match[3]) for match in MARK.finditer(text)}
    assert verdicts(lay_over_town(text)) == marked


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_is_computed_rests_on_fields_or_says_which_are_missing(text: str) -> None:
    loaded = lay_over_town(text)
    for verdict in Verdicts(Facts(loaded.design, AS_OF)).every:
        if verdict.requirement.within == "town" or verdict.figure is None:
            continue
        steps = [step for _, step in verdict.because.walk()]
        if verdict.standing is Standing.UNKNOWN:
            assert any(step.missing is not None for step in steps)
        else:
            assert any(step.rests_on for step in steps)


def deletions() -> Iterator[object]:
    for measure in measures().values():
        for number, text in enumerate(measure.examples, 1):
            example = read(text)
            for index, (_, data, _) in enumerate(example):
                for path in fields(data):
                    if path[:1] == ("requirements",) and path[2:] in NAMES_WHAT_IS_MEASURED:
                        continue
                    name = f"{measure.metric.value}-{number}-{index}-{'.'.join(path)}"
                    yield pytest.param(example, index, path, id=name)


@pytest.mark.parametrize(("example", "index", "path"), list(deletions()))
def test_deleting_a_field_never_makes_a_requirement_met(
    example: Example, index: int, path: tuple[str, ...]
) -> None:
    before = verdicts(lay(example))
    name, data, body = example[index]
    left = [*example[:index], (name, without(data, path), body), *example[index + 1 :]]
    after = lay(left)
    if after.diagnostics:
        return  # it is said to be wrong, which nobody takes for a pass
    became_met = {
        each
        for each, (standing, _) in verdicts(after).items()
        if standing == Standing.MET and before[each][0] != Standing.MET
    }
    assert became_met == set()


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_comes_to_the_same_in_any_order(text: str) -> None:
    turned = [(name, _turned(data), body) for name, data, body in read(text)]
    assert verdicts(lay(list(reversed(turned)))) == verdicts(lay_over_town(text))


def _turned(data: dict[str, object]) -> dict[str, object]:
    return {
        key: _turned(value) if isinstance(value, dict) else deepcopy(value)
        for key, value in reversed(data.items())
    }
