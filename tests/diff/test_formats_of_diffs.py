"""What a diff looks like as a comment, as a page, and for code scanning."""

import json
import re
from collections import Counter
from html.parser import HTMLParser

import city_changes as city
import pytest
from city_in_git import Repository


@pytest.fixture
def moved(repository: Repository) -> Repository:
    city.move_the_store(repository)
    city.add_a_component(repository)
    city.drop_a_requirement(repository)
    return repository


def test_a_comment_begins_with_the_headline_and_the_lane(moved: Repository) -> None:
    lines = moved.run("--format", "markdown").stdout.splitlines()
    lost = "1 control taken away, 1 promise weakened, 1 requirement removed"
    assert f"## Worse: {lost}, 1 new error, 4 new warnings." == lines[0]
    assert "**Lane board: the architecture review board decides.**" == lines[2]


def test_a_comment_draws_the_change_by_label_and_pattern(moved: Repository) -> None:
    text = moved.run("--format", "markdown").stdout
    picture = re.search(r"```mermaid\n(.*?)```", text, re.DOTALL)
    assert picture is not None
    for mark in ("+ added", "~ changed", "· touched"):
        assert mark in picture[1]
    assert re.search(
        r"classDef changed stroke:#\w{6},stroke-width:3px,stroke-dasharray", picture[1]
    )
    assert "&#126; changed: is other than it was" in text


def test_a_comment_without_a_picture_says_no_word_of_one(repository: Repository) -> None:
    city.edit_words(repository)
    assert "mermaid" not in repository.run("--format", "markdown").stdout


def test_words_of_a_model_are_no_markup_in_a_comment(repository: Repository) -> None:
    wicked = "``` </details> <img src=x> [a](b) @team | x"
    repository.put(city.BILLING, "components/billing-database/name", wicked)
    text = repository.run("--format", "markdown").stdout
    assert (2, text.count("<details")) == (text.count("```"), text.count("</details>"))
    words = re.sub(r"```mermaid.*?```", "", text, flags=re.DOTALL)
    assert [] == [each for each in ("<img", "](b)", "@team") if each in words]


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of each tag of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture
def page(moved: Repository) -> Page:
    return Page(moved.run("--format", "html").stdout)


def test_a_page_needs_nothing_else(moved: Repository) -> None:
    text = moved.run("--format", "html").stdout
    links = re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?([^\"')\s]+)", text)
    assert [] == [each for each in links if not each.startswith(("data:", "#"))]


def test_a_page_has_one_title_a_language_and_ids_of_their_own(page: Page) -> None:
    ids = Counter(each["id"] for _, each in page.tags if "id" in each)
    assert ([{"lang": "en"}], 1) == (page.of("html"), len(page.of("h1")))
    assert [] == [name for name, count in ids.items() if count > 1]


def test_the_slider_has_a_label_and_every_picture_a_name(page: Page) -> None:
    assert ["slider"] == [each["for"] for each in page.of("label")]
    assert ["slider"] == [each["id"] for each in page.of("input")]
    ids = {each.get("id") for _, each in page.tags}
    names = [(each["aria-labelledby"] or "").split() for each in page.of("svg")]
    assert 3 == len(names)
    assert [] == [name for each in names for name in each if name not in ids]


def test_before_and_after_have_the_same_places(moved: Repository) -> None:
    text = moved.run("--format", "html").stdout
    both, before, after = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    shape = re.compile(r'data-box="([^"]+)".*?class="body" (?:x|d)="([^"]+)"', re.DOTALL)
    places = [dict(shape.findall(each)) for each in (both, before, after)]
    assert set(places[0]) - set(places[1]) == {"utility-billing.usage-report"}
    assert places[0] == places[2] | places[1]


def test_a_page_shows_words_of_a_model_as_words(repository: Repository) -> None:
    repository.put(city.BILLING, "components/billing-database/name", "<script>alert(1)</script>")
    assert "<script>alert" not in repository.run("--format", "html").stdout


def test_code_scanning_is_told_of_new_findings_only(moved: Repository) -> None:
    log = json.loads(moved.run("--format", "sarif").stdout)
    results = log["runs"][0]["results"]
    told = {f"{each['rule']} {each['message']}." for each in moved.diff()["new"]}
    assert told == {
        f"{each['ruleId']} {each['message']['text'].splitlines()[0]}" for each in results
    }
    assert {"new"} == {each["baselineState"] for each in results}
