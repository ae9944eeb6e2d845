"""Metrics as a reader sees them: what each figure is, how it is known, and examples."""

from collections.abc import Iterator

from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.measure import Measure
from archkit.analysis.verdicts.records import found_by
from archkit.model.quality import Metric
from archkit.model.requirement import written_as
from archkit.reports._page import Section, as_markdown, as_text
from archkit.reports._terminal import Paint

_MARKED = (
    "The line of each requirement ends in its verdict and the figure that was computed."
    " Departments, data, zones and nodes that an example does not define are those of a small"
    " invented town."
)
_RECORDED = (
    "It follows from no design. The verdict rests on the record of the verification: `verify:` with"
    " `method`, `evidence`, `date`, and the figure that was found as `measured`."
)
_INTRODUCTION = """# Metrics

A requirement is computed, not merely linked: its fit criterion names a metric and the figure that
is good enough, and archkit compares that with what the design gives.

```yaml
fit: {metric: availability, at_least: 99.9 %, of: portal, over: month}
```

`of` names what is measured: a component, a journey, a connection or a kind of data. Without it the
whole solution is meant. `archkit why` explains one verdict, `archkit requirements list` shows all.

| metric | what it is | how it is known |
|---|---|---|"""


def metric_line(metric: Metric) -> str:
    """What a metric is, in a sentence."""
    measure = measures().get(metric)
    return measure.summary if measure else _sentence(found_by(metric))


def metric_text(metric: Metric, paint: Paint) -> str:
    """The page of a metric for a terminal."""
    return as_text(metric.value, _sections(metric), paint)


def metric_markdown(metric: Metric) -> str:
    """The page of a metric for a site."""
    return as_markdown(metric.value, _sections(metric))


def metrics_markdown() -> str:
    """The page of all metrics for a site, where the pages of each stand beside it."""
    rows = (f"| [{each}]({each}.md) | {metric_line(each)} | {_known(each)} |" for each in Metric)
    return "\n".join([_INTRODUCTION, *rows]) + "\n"


def _known(metric: Metric) -> str:
    return "computed" if metric in measures() else "measured"


def _sections(metric: Metric) -> Iterator[Section]:
    yield Section("What it is", metric_line(metric))
    measure = measures().get(metric)
    if measure is None:
        yield Section("How it is known", _RECORDED)
        yield Section("How it is written", _sentence(written_as(metric)))
        return
    yield Section("How it is computed", measure.method)
    yield Section("It holds while", items=measure.assumptions)
    yield Section("Source", _sentence(measure.source))
    yield Section("What has it", _subjects(measure))
    yield Section("How it is written", f"As `{measure.bound}`: {written_as(metric)}.")
    yield Section("Examples", _MARKED, examples=measure.examples)


def _subjects(measure: Measure) -> str:
    return _sentence(", ".join(f"a {kind.WORD}" for kind in measure.of))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].rstrip('.')}."
