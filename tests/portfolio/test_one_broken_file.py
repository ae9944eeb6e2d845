"""A file that cannot be read is told of once; it hides nothing else, and nothing follows from it."""

import pytest
from oracle import AS_OF
from trial import changed, city, city_as_it_is, workspace

from archkit.checking.check import check_loaded
from archkit.model.loading.load import assemble
from archkit.model.settings import BASELINE

FILES = [file for file in city().models if file.endswith(".yaml") and file != BASELINE]


@pytest.mark.parametrize("broken", FILES)
def test_it_is_the_only_mistake_and_brings_no_finding(broken: str) -> None:
    texts = changed(()) | {broken: city().texts[broken] + "\n]\n"}
    models = [(workspace().root / file, file, text) for file, text in texts.items()]
    result = check_loaded(
        workspace(), assemble(each for each in models if each[1] != BASELINE), AS_OF
    )
    before = {each.finding.fingerprint for each in city_as_it_is().findings}
    now = {(each.finding.page.id, each.finding.message): each.finding for each in result.findings}
    assert [each.span.file for each in result.diagnostics] == [broken]
    assert [told for told, each in now.items() if each.fingerprint not in before] == []
