import pytest

from archkit.source.diagnostic import Diagnostic
from archkit.source.yaml_file import Document, parse


def read(text: str) -> Document:
    result = parse(text, "m/a.yaml")
    assert isinstance(result, Document), result
    return result


def wrong(text: str) -> list[Diagnostic]:
    result = parse(text, "m/a.yaml")
    assert isinstance(result, list)
    return result


def said(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in wrong(text)]


class TestWhatIsRead:
    def test_a_mapping_with_dates_left_as_text(self) -> None:
        expected = {"a": {"b": [1, "2026-01-02", True, None]}}
        assert expected == read("a: {b: [1, 2026-01-02, true, null]}\n").data

    @pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
    def test_nothing_is_an_empty_document(self, text: str) -> None:
        assert read(text).data == {}

    def test_a_byte_order_mark_is_dropped(self) -> None:
        document = read("\ufeffa: 1\n")
        assert (document.data, document.text) == ({"a": 1}, "a: 1\n")

    def test_windows_line_ends(self) -> None:
        assert read("a: 1\r\nb: x\r\n").data == {"a": 1, "b": "x"}

    def test_one_document_between_its_markers(self) -> None:
        assert read("# why\n---\na: 1\n...\n").data == {"a": 1}

    @pytest.mark.parametrize("text", ["a: hi !there\n", "a: '<< x'\n", "'<<': 1\n", "a: wow!\n"])
    def test_marks_that_look_like_a_tag_or_merge_and_are_none(self, text: str) -> None:
        assert len(read(text).data) == 1

    def test_an_anchor_and_its_alias(self) -> None:
        assert read("a: &x [1]\nb: *x\n").data == {"a": [1], "b": [1]}

    def test_keys_in_quotes_that_would_be_numbers_without(self) -> None:
        assert read("'1': a\n\"true\": b\n'~': c\n").data == {"1": "a", "true": "b", "~": "c"}

    def test_a_huge_text(self) -> None:
        assert len(str(read("a: " + "x" * 10_000_000).data["a"])) == 10_000_000


class TestWhatIsNoYaml:
    @pytest.mark.parametrize(
        ("text", "line", "column", "hint"),
        [
            ("a:\n\tb: 1\n", 2, 2, "indent with spaces"),
            ("é: x\nab: b: c\n", 2, 6, "put quotes around a value that contains ': '"),
            ("a: 1\r\nb: c: 2\r\n", 2, 5, "put quotes around a value that contains ': '"),
            ("a: {x: 1\n", 1, 4, "close it"),
            ("a: [1, 2\nb: 1\n", 2, 2, "close the bracket opened above"),
            ("a: 'x\nb: 1\n", 2, 1, "close them, or indent the further lines"),
            ("a: 1\nb\n", 2, 1, "write `key: value`"),
            ("a: @x\n", 1, 4, "put the value in quotes"),
            ("a:\n   b: 1\n  c: 2\n", 3, 3, "line it up with the keys it belongs to"),
        ],
    )
    def test_is_said_at_its_place_with_a_hint(
        self, text: str, line: int, column: int, hint: str
    ) -> None:
        assert [("invalid-yaml", line, column)] == said(text)
        assert hint == wrong(text)[0].hint

    def test_a_nul_is_no_text(self) -> None:
        assert said("a: 1\né: x\0y\n") == [("not-text", 2, 5)]

    def test_a_lone_surrogate_is_no_text(self) -> None:
        assert said("a: \ud800\n") == [("not-text", 1, 4)]


class TestWhatIsNoMapping:
    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("a: 1\n---\nb: 1\n", 2),
            ("# c\n---\na: 1\n--- # more\n", 4),
            ("---\n---\n", 2),
            ("a: 1\n...\nb: 2\n", 2),
            ("- a\n---\n- b\n", 2),
        ],
    )
    def test_several_documents_are_said_at_the_second(self, text: str, line: int) -> None:
        assert [("several-documents", line, 1)] == said(text)

    @pytest.mark.parametrize("text", ["\n- a\n- b\n", "---\n- a\n", "# x\nhello\n", "\n12\n"])
    def test_a_list_or_single_value_is_said_where_it_begins(self, text: str) -> None:
        assert said(text) == [("not-a-mapping", 2, 1)]


class TestWhatIsNotAllowed:
    def test_every_duplicate_key_is_said_with_both_places(self) -> None:
        text = "a: 1\nb:\n  é: 1\n  d: {x: 1, x: 2}\n  é: 2\na: 3\n"
        assert said(text) == [
            ("duplicate-key", 4, 13),
            ("duplicate-key", 5, 3),
            ("duplicate-key", 6, 1),
        ]
        assert [[(str(span), why) for span, why in each.related] for each in wrong(text)] == [
            [("m/a.yaml:4:7", "first given here")],
            [("m/a.yaml:3:3", "first given here")],
            [("m/a.yaml:1:1", "first given here")],
        ]

    def test_a_duplicate_that_is_quoted_once(self) -> None:
        assert said("a: 1\n'a': 2\n") == [("duplicate-key", 2, 1)]

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("<<: {a: 1}\n", 1, 1),
            ("x: &x {a: 1}\ny:\n  - z:\n      <<: *x\n", 4, 7),
            ("x: &x {a: 1}\ny: {<<: *x}\n", 2, 5),
        ],
    )
    def test_merge_keys(self, text: str, line: int, column: int) -> None:
        assert [("merge-key", line, column)] == said(text)

    @pytest.mark.parametrize(
        "key", ["1", "-1", "1.5", ".inf", "0x1F", "true", "False", "null", "~", "[1]", "{a: 1}"]
    )
    @pytest.mark.parametrize("text", ["? KEY\n: a\n", "x:\n- y: {? KEY : a}\n"])
    def test_keys_that_are_no_text(self, text: str, key: str) -> None:
        at = text.index("KEY")
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        assert [("key-not-text", line, column)] == said(text.replace("KEY", key))

    def test_an_empty_key(self) -> None:
        assert [each.code for each in wrong(": 1\n")] == ["key-not-text"]

    @pytest.mark.parametrize(
        "tag", ["!foo", "!!str", "!", "!!python/object:os.system", "!<tag:x>", "!undeclared!x"]
    )
    @pytest.mark.parametrize("text", ["a: TAG x\n", "a:\n- TAG x\n", "a: [TAG x]\n"])
    def test_tags(self, text: str, tag: str) -> None:
        at = text.index("TAG")
        line = text.count("\n", 0, at) + 1
        assert [("tag-not-allowed", line, at - text.rfind("\n", 0, at))] == said(
            text.replace("TAG", tag)
        )


class TestHostileText:
    def test_an_alias_bomb(self) -> None:
        text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
        )
        assert said(text) == [("too-complex", 1, 1)]

    @pytest.mark.parametrize(
        "text",
        [
            "a: " + "[" * 5000 + "]" * 5000,
            "a: " + "[" * 200 + "]" * 200,
            "a: " + "{b: " * 5000,
            "".join(" " * depth + "a:\n" for depth in range(5000)),
            "".join(" " * depth + "a:\n" for depth in range(500)),
            "a:\n  " + "- " * 1_000_000 + "x\n",
            "a: 1\r  " + "- " * 100_000,
            "? " * 100_000,
            ": " * 100_000,
        ],
        ids=["flow", "some-flow", "braces", "block", "some-block", "items", "cr", "keys", "values"],
    )
    def test_deep_nesting(self, text: str) -> None:
        assert [each.code for each in wrong(text)] == ["too-complex"]

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("a: &a {b: *a}\n", 1, 11),
            ("a: &a [1, *a]\n", 1, 11),
            ("a: &a\n  b: 1\n  c: *a\n", 3, 6),
        ],
    )
    def test_an_alias_inside_what_it_repeats(self, text: str, line: int, column: int) -> None:
        assert said(text) == [("endless-alias", line, column)]

    def test_aliases_that_nest_deeper_than_the_text(self) -> None:
        nested = "[" * 20
        text = f"a0: &a0 {nested}{']' * 20}\n" + "".join(
            f"a{n}: &a{n} {nested}*a{n - 1}{']' * 20}\n" for n in range(1, 8)
        )
        assert [each.code for each in wrong(text)] == ["too-complex"]

    @pytest.mark.parametrize("number", ["9" * 5000, "9" * 5_000_000, "0x" + "f" * 5000])
    def test_a_number_of_too_many_digits(self, number: str) -> None:
        assert said(f"b: 1\na: {number}\n") == [("invalid-yaml", 2, 4)]

    def test_no_more_than_a_hundred_mistakes_of_one_file(self) -> None:
        assert len(wrong("".join(f"a{n // 2}: 1\n" for n in range(2000)))) == 100
