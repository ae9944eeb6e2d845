"""Finds the measures by listing their folder: a new one is one new file, and nothing else."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from archkit.analysis.verdicts import measures as folder
from archkit.analysis.verdicts.measure import Measure
from archkit.model.quality import Metric


@cache
def measures() -> Mapping[Metric, Measure]:
    """Every measure by its metric, in the order of the metrics."""
    found: dict[Metric, Measure] = {}
    for module in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
        measure = getattr(importlib.import_module(module.name), "MEASURE", None)
        if isinstance(measure, Measure):
            found[measure.metric] = measure
    return {metric: found[metric] for metric in Metric if metric in found}
