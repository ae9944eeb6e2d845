import pytest

from archkit.source.diagnostic import Diagnostic
from archkit.source.front_matter import FrontMatter, Heading, MarkdownFile, parse_markdown, split
from archkit.source.place import Span

TEXT = """\
---
status: accepted
deciders:
  - name: Zoë
---

# Use one gateway

Why.

## Options ##
```md
# not a heading
~~~
```
text
### Third
"""


def read(text: str) -> MarkdownFile:
    result = parse_markdown(text, "docs/1.md")
    assert isinstance(result, MarkdownFile), result
    return result


def wrong(text: str) -> list[tuple[str, str]]:
    result = parse_markdown(text, "docs/1.md")
    assert isinstance(result, list)
    assert all(isinstance(each, Diagnostic) for each in result)
    return [(each.code, str(each.span)) for each in result]


def test_a_text_is_split_into_front_matter_and_body() -> None:
    assert FrontMatter("a: 1\n", 2, "\n# T\n", 4) == split("---\na: 1\n---\n\n# T\n")


@pytest.mark.parametrize(
    "text", ["", "# T\n", "----\na: 1\n---\n", "---\na: 1\n", "\n---\na: 1\n---\n"]
)
def test_without_two_markers_there_is_nothing_to_split(text: str) -> None:
    assert split(text) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_front_matter_is_read_with_the_lines_of_the_whole_file(end: str) -> None:
    file = read("\ufeff" + TEXT.replace("\n", end))
    assert file.data == {"status": "accepted", "deciders": [{"name": "Zoë"}]}
    locator = file.locator()
    assert Span("docs/1.md", 2, 9, 2, 17) == locator.locate(("status",))
    assert Span("docs/1.md", 4, 11, 4, 14) == locator.locate(("deciders", 0, "name"))
    assert Span("docs/1.md", 3, 1, 3, 9) == locator.locate(("deciders",), "key")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_headings_carry_their_line_and_the_text_below(end: str) -> None:
    assert (
        Heading(1, "Use one gateway", 7, "Why."),
        Heading(2, "Options", 11, "```md\n# not a heading\n~~~\n```\ntext"),
        Heading(3, "Third", 17, ""),
    ) == read(TEXT.replace("\n", end)).headings


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# C# and F#", "C# and F#"),
        ("#", ""),
        ("## ##", ""),
        ("   # three spaces   ", "three spaces"),
        ("    # code", None),
        ("#hashtag", None),
        ("####### seven", None),
        ("title\n=====", None),
    ],
)
def test_only_headings_with_number_signs_count(line: str, expected: str | None) -> None:
    headings = read(f"---\na: 1\n---\n{line}\n").headings
    assert ([] if expected is None else [expected]) == [each.title for each in headings]


def test_a_fence_that_is_never_closed_hides_the_rest() -> None:
    assert read("---\na: 1\n---\n~~~~\n~~~\n# x\n").headings == ()


def test_an_empty_front_matter_is_an_empty_mapping() -> None:
    assert read("---\n---\n# T\n").data == {}


def test_missing_front_matter_is_said() -> None:
    assert wrong("# T\n") == [("missing-front-matter", "docs/1.md:1:1")]


def test_front_matter_that_is_never_closed_is_said() -> None:
    assert wrong("---\na: 1\n# T\n") == [("unclosed-front-matter", "docs/1.md:1:1")]


@pytest.mark.parametrize(
    ("yaml", "code", "place"),
    [
        ("a: 1\nb: c: d\n", "invalid-yaml", "docs/1.md:3:5"),
        ("a: 1\na: 2\n", "duplicate-key", "docs/1.md:3:1"),
        ("- a\n", "not-a-mapping", "docs/1.md:2:1"),
        ("a: !x 1\n", "tag-not-allowed", "docs/1.md:2:4"),
    ],
)
def test_broken_front_matter_is_said_at_its_place_in_the_file(
    yaml: str, code: str, place: str
) -> None:
    assert [(code, place)] == wrong(f"---\n{yaml}---\n# T\n")
