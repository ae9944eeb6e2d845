"""What a model says never steers the terminal or the runner that shows it."""

import re

from city import RECORDS, City
from hypothesis import given
from hypothesis import strategies as st

from archkit.reports._harmless import harmless, harmless_line
from archkit.reports._terminal import Paint

COMMAND = re.compile(r"^\s*::|##\[")
"""What GitHub's runner takes for a command."""


def test_what_is_harmless_stays_as_it_is() -> None:
    text = "`a::b` -> c #[x] # [y] é 漢"
    assert text == harmless(text) == harmless_line(text)


@given(st.text(alphabet=st.sampled_from("#[]: \n\t\x1b\u202eab")))
def test_a_text_keeps_its_length_and_loses_what_steers(text: str) -> None:
    kept = harmless(text)
    assert len(text) == len(kept)
    assert not re.search(r"##\[|\x1b|\u202e", kept)


@given(st.lists(st.sampled_from(["::set-output", "##[add-mask]", "::", " ", "word", "a" * 70])))
def test_no_wrapped_line_is_a_command(words: list[str]) -> None:
    lines = Paint().wrapped(" ".join(words), "error[X] ", "  ")
    assert [line for line in lines if COMMAND.search(line)] == []


def test_a_text_report_gives_no_command_to_a_runner(city: City) -> None:
    evil = "x" * 60 + " ::add-mask::x ##[set-output name=a]b"
    city.write("models/bad.yaml", f"departments: {{clerk: {{name: '{evil}', {evil!r}: 1}}}}\n")
    city.write(
        "models/records.yaml", RECORDS.replace("{protocol", "{description: '##[error]', protocol")
    )
    told = city.validate().stdout
    assert "set-output" in told
    assert [line for line in told.split("\n") if COMMAND.search(line)] == []
