"""Markdown that fits the summary of a job, in which what a model says is nothing but text."""

import re
from html.parser import HTMLParser

import pytest
from city import RECORDS, City
from evil import EVIL
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from own_rules import UseRules, a_rule

from archkit.model.component import Component
from archkit.reports import markdown
from archkit.reports._harmless import harmless
from archkit.reports._markdown_cells import escaped
from archkit.rules.rule import Fail, Judgement, Situation

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"h2", "p", "strong", "code", "details", "summary", "br"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}


class Seen(HTMLParser):
    """What a browser would make of a text: its tags, and its words."""

    def __init__(self, markdown_text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.feed(RENDERER.render(markdown_text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data.replace("\u200b", "")  # keeps a sign and a name apart


def told(city: City, *options: str) -> str:
    return city.validate("--format", "markdown", *options).stdout


def test_the_counts_come_first_and_the_details_fold(city: City) -> None:
    text = told(city)
    assert text.startswith(
        "## Test City\n\n**Found 1 error.** Judged 1 solution, 0 requirements, 2 components,"
        " 1 connection by 1 rule, as of 2026-11-01.\n\n"
        "| | found | not known | waived |\n|---|--:|--:|--:|\n"
        "| errors | 1 | 0 | 0 |\n| warnings | 0 | 0 | 0 |\n| notes | 0 | 0 | 0 |\n\n"
        "<details><summary>SEC-001 plaintext-in-transit: 1 error</summary>\n\n"
    )
    assert (
        "| <code>models/records.yaml:10:40</code><br>connection <code>records.desk -&#62; store"
        "</code> | <code>permit</code> (confidential) goes over this connection in clear text |\n"
    ) in text
    assert text.endswith("\n</details>\n")


def test_a_clean_design_is_two_sentences(city: City) -> None:
    (city.root / "models/records.yaml").unlink()
    assert told(city) == (
        "## Test City\n\n**All clear: nothing found.** Judged 0 solutions, 0 requirements,"
        " 0 components, 0 connections by 1 rule, as of 2026-11-01.\n"
    )


def test_every_outcome_is_told_apart_the_stopping_ones_first(full: City) -> None:
    text = told(full)
    assert re.findall("<summary>(.*)</summary>", text) == [
        "SEC-903 crashed: 1 crash",
        "duplicate-id: 1 mistake",
        "unknown-key: 1 mistake",
        "CMP-001 missing-facts: 4 unknown (error)",
        "SEC-001 plaintext-in-transit: 1 waived",
        "SEC-901 test-sec-901: 2 error",
    ]
    assert "| mistakes in the input, and crashes | 3 | | |\n| errors | 2 | 4 | 1 |\n" in text
    assert "1 hidden by the baseline" in text
    assert (
        "Waived by <code>records.w1</code> until 2026-12-31: The wire stays inside the building."
    ) in text


def test_a_text_of_a_model_stays_a_text(full: City) -> None:
    seen = Seen(told(full))
    assert OURS | TABLES >= seen.tags
    assert " ".join(harmless(EVIL).replace("`", "").splitlines()) in seen.words


@given(st.text(alphabet=st.sampled_from("`*_~[]()<>!&#|\\$@ab:/.-+=\"'\n{}")))
def test_whatever_a_text_holds_it_is_shown_as_it_is(text: str) -> None:
    seen = Seen(f"| {escaped(text)}x | y |\n|---|---|\n")
    assert TABLES | {"code"} >= seen.tags
    pairs = text.count("`") % 2 == 0
    shown = " ".join(harmless(text).splitlines())
    expected = (shown.replace("`", "") if pairs else shown) + "x"
    assert "".join(expected.split()) == "".join(seen.words.split()).removesuffix("y")


class TestTheLimit:
    @pytest.fixture(autouse=True)
    def _with_rules_about_each_component(self, use_rules: UseRules) -> None:
        def judge(component: Component, on: Situation) -> Judgement:
            del on
            return Fail(f"é{component.id}" * 40)

        use_rules(*(a_rule(f"SEC-00{number}", judge, Component) for number in (1, 2, 3)))

    def many(self, city: City, count: int) -> str:
        parts = "".join(
            f"  c{number}: {{kind: service, placed: [office-1]}}\n" for number in range(count)
        )
        head = RECORDS.partition("components:\n")[0]
        city.write("models/records.yaml", f"{head}components:\n{parts}")
        return told(city, "--select", "SEC")

    def test_what_fits_is_shown_whole(self, city: City) -> None:
        assert "not shown" not in self.many(city, 20)

    def test_of_what_does_not_fit_the_rest_is_counted_and_every_rule_is_named(
        self, city: City
    ) -> None:
        text = self.many(city, 1500)
        size = len(text.encode())
        assert markdown.LIMIT * 0.99 < size <= markdown.LIMIT
        rows = text.count("| <code>models")
        left = re.findall(r"\n(\d+) (?:more )?not shown: a summary holds 1 MiB at most\.", text)
        assert (len(left), rows + sum(map(int, left))) == (2, 4500)
        assert len(re.findall("<summary>SEC-00[123] .*: 1500 error</summary>", text)) == 3
