"""PRV-002: data that count as less sensitive than what they are made from."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archkit.analysis.knowledge import Missing, Truth, all_of, opposite
from archkit.analysis.lineage import softened
from archkit.model.information import Data
from archkit.model.vocabulary import Classification
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


class ClassificationDowngradeParameters(Parameters):
    """What makes an aggregate safe."""

    smallest_group: Annotated[int, Field(ge=1)] = 11
    """The people or cases that every group of an aggregate must count at least."""


def judge(data: Data, on: Situation) -> Judgement:
    """Judge one kind of data."""
    if not data.derived_from:
        return NOT_APPLICABLE
    return list(_each(data, on))


def _each(data: Data, on: Situation) -> Iterator[Fail | Unknown]:
    smallest = on.given(ClassificationDowngradeParameters).smallest_group
    for name in data.derived_from:
        source = on.design.data.get(name)
        if source is None:
            continue
        faulty = all_of(_below(data, source), opposite(softened(data, name, smallest)))
        if isinstance(faulty, Missing):
            yield Unknown(faulty)
        elif faulty:
            yield _fail(data, source, smallest)


def _below(data: Data, source: Data) -> Truth:
    if data.classification is Classification.RESTRICTED:
        return False
    if source.classification is Classification.PUBLIC:
        return False
    if data.classification is not None and source.classification is not None:
        return data.classification < source.classification
    absent = [
        Missing.field(each, "classification")
        for each in (data, source)
        if each.classification is None
    ]
    return all_of(*absent)


def _fail(data: Data, source: Data, smallest: int) -> Fail:
    transform = data.derived_from[source.id]
    if transform.method != "none" and transform.approved_by is None:
        lacks = f"nobody has approved `{transform.method}`"
    elif transform.group_size is not None and transform.group_size < smallest:
        lacks = f"its groups hold {transform.group_size} or more; {smallest} is the least"
    else:
        lacks = f"`method: {transform.method}` does not make it less sensitive"
    return Fail(
        f"`{data.id}` is {data.classification}, but made from `{source.id}`"
        f" ({source.classification}): {lacks}",
        field=("derived_from", source.id),
        related=(
            (Place(source.where, ("classification",)), f"classified {source.classification} here"),
        ),
        key=source.id,
    )


RULE = Rule(
    id="PRV-002",
    name="classification-downgrade",
    summary="Data are classified lower than what they are made from, without an approved reason.",
    why=(
        "A copy, an extract or a small aggregate tells as much as its source. Calling it less"
        " sensitive takes away the protection, and nobody has decided that it may go."
    ),
    fix=(
        "Classify the data as high as their source, or state the transform (`deidentify`,"
        " `aggregate` with its `group_size`, `tokenise`, `redact`) and who approved it."
    ),
    severity=ERROR,
    traces_to=("NIST SP 800-53 AC-16",),
    notes=(
        "Components and connections carry no classification of their own: theirs is always"
        " worked out from their data, so they cannot understate it. `mask` and `synthesise`"
        " make test data, which stay as sensitive as their source until someone shows"
        " otherwise. An absent `approved_by` counts as not approved, since the approval is"
        " what the rule asks for. The smallest group of 11 is a policy default."
    ),
    subject=Data,
    judge=judge,
    parameters=ClassificationDowngradeParameters,
    fires=(
        """
data:
  permit-statistics:
    classification: public
    regimes: []
    owner: clerk
    derived_from:
      permit: {method: aggregate, group_size: 5, approved_by: {role: Records officer}} # <- PRV-002
""",
        """
data:
  permit-extract:
    classification: internal
    regimes: []
    owner: clerk
    derived_from:
      permit: {method: none} # <- PRV-002
      memo: {method: none}
""",
    ),
    quiet=(
        """
data:
  permit-statistics:
    classification: public
    regimes: []
    owner: clerk
    derived_from:
      permit: {method: aggregate, group_size: 11, approved_by: {role: Records officer}}
""",
    ),
    unknown=(
        """
data:
  permit-statistics: # <- PRV-002 unknown
    classification: public
    regimes: []
    owner: clerk
    derived_from:
      permit: {method: aggregate, approved_by: {role: Records officer}}
""",
    ),
)
