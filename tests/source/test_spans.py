from collections.abc import Iterator
from pathlib import Path as FilePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.source.files import read_text
from archkit.source.place import Path, Span
from archkit.source.spans import Locator, Part
from archkit.source.yaml_file import Document, parse

TEXT = """\
# the permits
solution: online-permits   # its id
"name": 'Größe 😀'
purpose: |
  Residents apply: here.
  fake: key
long: some words
  that go on
empty:
components:
  # the portal
  portal:
    kind: web-app
    placed: [dmz-a, {site: b}]
    links:
    - https://example.org
    - title: Handbook
      url: x
  'case service': {kind: service,
    tags: [a,
      b]}
connections:
  resident -> portal: {protocol: https}
"""


def locator(text: str) -> Locator:
    document = parse(text, "m/a.yaml")
    assert isinstance(document, Document), document
    return Locator(document)


def underlined(text: str, path: Path, part: Part = "value") -> str:
    """Return the line and the text of the span of a path."""
    span = locator(text).locate(path, part)
    assert span.line == span.end_line
    line = text.replace("\r\n", "\n").split("\n")[span.line - 1]
    return f"{span.line}:{line[span.column - 1 : span.end_column - 1]}"


PORTAL: Path = ("components", "portal")
CASES: list[tuple[Path, Part, str]] = [
    (("solution",), "value", "2:online-permits"),
    (("solution",), "key", "2:solution"),
    (("solution",), "pair", "2:solution: online-permits"),
    (("name",), "key", '3:"name"'),
    (("name",), "pair", "3:\"name\": 'Größe 😀'"),
    (("purpose",), "value", "4:|"),
    (("long",), "value", "7:some words"),
    (("empty",), "value", "9:empty"),
    (("components",), "value", "10:components"),
    (("components",), "pair", "10:components"),
    (PORTAL, "value", "12:portal"),
    ((*PORTAL, "kind"), "value", "13:web-app"),
    ((*PORTAL, "placed"), "value", "14:[dmz-a, {site: b}]"),
    ((*PORTAL, "placed", 0), "value", "14:dmz-a"),
    ((*PORTAL, "placed", 1, "site"), "pair", "14:site: b"),
    ((*PORTAL, "links"), "value", "15:links"),
    ((*PORTAL, "links", 0), "value", "16:https://example.org"),
    ((*PORTAL, "links", 0), "key", "16:https://example.org"),
    ((*PORTAL, "links", 1), "value", "17:title"),
    ((*PORTAL, "links", 1, "url"), "value", "18:x"),
    (("components", "case service"), "key", "19:'case service'"),
    (("components", "case service"), "value", "19:{kind: service,"),
    (("components", "case service", "tags"), "value", "20:[a,"),
    (("components", "case service", "tags", 1), "value", "21:b"),
    (("connections", "resident -> portal"), "key", "23:resident -> portal"),
    (("connections", "resident -> portal", "protocol"), "value", "23:https"),
]


class TestLocate:
    @pytest.mark.parametrize(("path", "part", "expected"), CASES)
    def test_finds_a_path_and_underlines_one_line(
        self, path: Path, part: Part, expected: str
    ) -> None:
        assert expected == underlined(TEXT, path, part)
        assert expected == underlined(TEXT.replace("\n", "\r\n"), path, part)

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ((*PORTAL, "backup"), "12:portal"),
            ((*PORTAL, "backup", "every"), "12:portal"),
            ((*PORTAL, "kind", "deeper"), "13:kind"),
            ((*PORTAL, "placed", 9), "14:placed"),
            ((*PORTAL, "placed", -1), "14:placed"),
            ((*PORTAL, "placed", 1, "city"), "14:{site: b}"),
            (("nothing",), "1:"),
            ((0,), "1:"),
            ((), "1:"),
        ],
    )
    def test_gives_the_nearest_ancestor_of_what_is_absent(self, path: Path, expected: str) -> None:
        assert expected == underlined(TEXT, path)
        assert not path or not locator(TEXT).exists(path)

    def test_gives_the_start_of_an_empty_file(self) -> None:
        assert locator("# nothing\n").locate(("a", 1)) == Span("m/a.yaml", 1, 1, 1, 1)

    def test_counts_columns_in_characters(self) -> None:
        assert locator("é: {😀: [ü, x]}\n").locate(("é", "😀", 1)) == Span("m/a.yaml", 1, 12, 1, 13)

    def test_columns_are_right_after_a_byte_order_mark(self, tmp_path: FilePath) -> None:
        (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: x\r\nb: y\r\n")
        text = read_text(tmp_path / "a.yaml", tmp_path)
        assert isinstance(text, str)
        assert locator(text).locate(("a",)) == Span("m/a.yaml", 1, 4, 1, 5)
        assert locator(text).locate(("b",)) == Span("m/a.yaml", 2, 4, 2, 5)

    @pytest.mark.parametrize(
        ("text", "path", "expected"),
        [
            ("a: &x {b: 1}\nc: *x\n", ("c", "b"), "1:1"),
            ("a: &x\n  b: 1\nc: *x\n", ("c", "b"), "2:1"),
            ("a:\n  &x b: 1\n  c: *x\n", ("a", "c"), "2:&x b"),
            ("a:\n  b: &x 1\nc:\n  d: *x\n", ("c", "d"), "2:&x 1"),
            ("{a: 1,\n b: 2}\n", ("b",), "2:2"),
            ("? a\n: b\n", ("a",), "2:b"),
            ("a:\n  {b: 1}\n", ("a",), "2:{b: 1}"),
            ("a:\n  {b: 1}\n", ("a", "b"), "2:1"),
            ("  a: 1\n  b:\n     c: 2\n", ("b", "c"), "3:2"),
            ("a: 1\nb:\n  \tc: 2\n", ("b", "c"), "3:2"),
            ("---\na: 1\n...\n", ("a",), "2:1"),
            ("%YAML 1.2\n---\na: 1\n", ("a",), "3:1"),
            ("a\u2028b: x\ny\x85: z\n", ("y\x85",), "2:z"),
            ("a: x\u2028y\nb: z\n", ("b",), "2:z"),
            ("a: '\\'\n\"b\\n\": 1\n", ("b\n",), "2:1"),
            ('"a\\tb": [1]\n"c\\x85d": 2\n', ("c\x85d",), "2:2"),
            ('"a\\tb": [1]\n"c\\x85d": 2\n', ("a\tb", 0), "1:1"),
            ("a:\n- - b\n  - c\n", ("a", 0, 1), "3:c"),
            ("a:\n-\n- b\n", ("a", 1), "3:b"),
            ("a: 'x\n\n  fake: y'\nb: 1\n", ("b",), "4:1"),
        ],
    )
    def test_finds_its_way_in_unusual_yaml(self, text: str, path: Path, expected: str) -> None:
        assert expected == underlined(text, path)

    def test_counts_lines_that_end_in_a_lone_carriage_return(self) -> None:
        assert locator("a: 1\rb: 2\r").locate(("b",)) == Span("m/a.yaml", 2, 4, 2, 5)

    def test_gives_the_key_where_the_slow_reader_cannot_read_the_file(self) -> None:
        text = 'a: 1\nb:\n  c: {"x\n    y": 1}\n'
        assert underlined(text, ("a",)) == "1:1"
        assert underlined(text, ("b", "c", "x y")) == "3:c"

    def test_never_fails_where_neither_way_leads_anywhere(self) -> None:
        assert underlined('{a: {"x\n    y": 1}}\n', ("a",)) == "1:"


def test_a_path_exists_also_where_its_value_is_null() -> None:
    found = locator(TEXT)
    assert found.exists(("empty",))
    assert found.exists((*PORTAL, "placed", 1, "site"))
    assert not found.exists((*PORTAL, "placed", 2))
    assert not found.exists((*PORTAL, "kind", 0))


PLAIN = ["name", "kind", "é", "x->y", "😀", "a:b", "f#g", "it's", "-d", "two words", "x -> y"]
# Texts that mean something else in YAML unless they are quoted.
QUOTED = ["1", "true", "null", "-", "#e", 'say"x"', "[x", "{y", "a,b", "*s", "&t", "!u", "?", "|"]
AWKWARD = ["b: c", " lead", "trail ", "t\tab", "nel\x85x", "z\\", "", "t\t:b", "\t"]

Tree = str | list["Tree"] | dict[str, "Tree"]
texts = st.sampled_from(PLAIN + QUOTED + AWKWARD)
trees: st.SearchStrategy[Tree] = st.recursive(
    texts,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(texts, below, max_size=5),
    max_leaves=25,
)


class Writer:
    """Writes a tree as YAML, choosing among the ways to write each part."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def one_of(self, *choices: str) -> str:
        return self._draw(st.sampled_from(choices))

    def scalar(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        plain = [text] * 4 if text in PLAIN else []
        return self.one_of(f'"{escaped}"', "'" + text.replace("'", "''") + "'", *plain)

    def flow(self, tree: Tree) -> str:
        if isinstance(tree, dict):
            pairs = (f"{self.scalar(key)}: {self.flow(value)}" for key, value in tree.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(tree, list):
            return "[" + ", ".join(map(self.flow, tree)) + "]"
        return self.scalar(tree)

    def noise(self, indent: int) -> str:
        pad = " " * indent
        return self.one_of(
            "", "", "", "\n", f"{pad}# a: b\n", "# left\n", f"{pad}  # - x:\ty\n", "\t\n"
        )

    def value(self, tree: Tree, indent: int) -> str:
        """Return what follows the colon of a key at this indentation."""
        end = self.one_of("", "", " # c: d", "  ", " # c\t: d") + "\n"
        pad = " " * (indent + 2)
        if isinstance(tree, str):
            block = f" |\n{pad}fake: key\n{pad}- x\n"
            quoted = f" 'goes\n\n{pad}on: here'\n"
            plain = f" goes\ton\n{pad}\tand on\n"
            return self.one_of(f" {self.scalar(tree)}{end}", block, quoted, plain, end)
        if not tree or self.one_of("flow", "block", "block") == "flow":
            below = self.one_of(" ", f"\n{pad}")
            return below + self.flow(tree).replace(", ", self.one_of(", ", f",\n{pad}")) + end
        if isinstance(tree, dict):
            return end + self.mapping(tree, indent + len(self.one_of(" ", "  ", "    ")))
        return end + self.items(tree, indent + len(self.one_of("", "  ")))

    def mapping(self, tree: dict[str, Tree], indent: int) -> str:
        return "".join(
            f"{self.noise(indent)}{' ' * indent}{self.scalar(key)}{self.one_of(':', ' :')}"
            f"{self.value(value, indent)}"
            for key, value in tree.items()
        )

    def items(self, tree: list[Tree], indent: int) -> str:
        pad = " " * indent
        return "".join(f"{self.noise(indent)}{pad}-{self.value(item, indent + 1)}" for item in tree)


@st.composite
def yaml_texts(draw: st.DrawFn) -> str:
    top = draw(st.dictionaries(texts, trees, min_size=1, max_size=6))
    writer = Writer(draw)
    start = writer.one_of("", "", "---\n", "# c\n---\n", "# c\n")
    text = start + writer.mapping(top, len(writer.one_of("", "", "  ")))
    return text.replace("\n", writer.one_of("\n", "\n", "\r\n"))


def paths(tree: object, path: Path = ()) -> Iterator[Path]:
    """Yield every path of a tree, and beside each one that it lacks."""
    yield path
    yield (*path, "absent")
    pairs: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(tree, dict):
        pairs = iter(tree.items())
    elif isinstance(tree, list):
        pairs = iter(enumerate(tree))
    for step, below in pairs:
        yield from paths(below, (*path, step))


@given(yaml_texts())
def test_the_quick_way_gives_the_same_spans_as_reading_the_whole_file(text: str) -> None:
    document = parse(text, "f")
    assert isinstance(document, Document), document
    quick, whole = Locator(document), Locator(document)
    whole._search._is_simple = False
    can_read_whole = whole._search._tree(0, len(text)) is not None
    parts: tuple[Part, ...] = ("key", "value", "pair")
    for path in paths(document.data):
        for part in parts:
            span = quick.locate(path, part)
            assert span.line == span.end_line
            assert not can_read_whole or whole.locate(path, part) == span


@given(yaml_texts())
def test_the_span_of_a_key_holds_that_key(text: str) -> None:
    found = locator(text)
    lines = text.replace("\r\n", "\n").split("\n")
    for path in paths(found._document.data):
        if path and isinstance(path[-1], str) and found.exists(path):
            span = found.locate(path, "key")
            key = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert parse(f"key: {key}", "f") == Document("f", f"key: {key}", {"key": path[-1]})
