"""What `archkit why` says of every requirement in the measures' examples, as people read it."""

from collections.abc import Callable

import pytest

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.measure import Measure
from archkit.checking.appraisal import Appraisal
from archkit.checking.examples import AS_OF, lay_over_town
from archkit.reports._reasons import reason_text
from archkit.reports._terminal import Paint


@pytest.mark.parametrize("measure", measures().values(), ids=lambda each: each.metric.value)
def test_an_explanation_reads_as_it_should(
    measure: Measure, golden: Callable[[str, str], None]
) -> None:
    said = [text for example in measure.examples for text in reasons(example)]
    golden(f"{measure.metric.value}.txt", "\n".join(said))


def reasons(example: str) -> list[str]:
    loaded = lay_over_town(example)
    facts = Facts(loaded.design, AS_OF)
    verdicts = [each for each in Verdicts(facts).every if each.requirement.within != "town"]
    appraisal = Appraisal("town", facts, tuple(verdicts), (), loaded.texts, loaded)
    whole = (reason_text(each, appraisal, Paint()) for each in verdicts)
    return [text.partition("\n\n  How it is computed")[0] + "\n" for text in whole]
