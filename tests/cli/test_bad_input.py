"""Whatever is wrong with the input is told with its place, and the rest is still checked."""

from pathlib import Path

import pytest
from city import ELSEWHERE, RECORDS, SETTINGS, City, Outcome, mistake, refused

from archkit.source import looks

HEAD = "solution: permits\ndepartment: clerk\nstage: live\ntier: 2\n"
BAD = "models/bad.yaml"


def at(line: int, column: int, file: str = BAD) -> str:
    return f"{file}:{line}:{column}"


EITHER = (
    "a fallback has either `serve`, what the caller gives instead, or `use`, the"
    " component it turns to"
)
NO_LIMIT = (
    "`for` says how long what is served is good enough; another component (`use`)"
    " does the work for as long as it takes"
)


class TestTypes:
    def test_a_value_of_the_wrong_type_says_what_it_must_be(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + """
name: 5
serves: clerk
live_until: soon
service_level: fast
components:
  a: {kind: service, placed: office-1, public_facing: maybe, layer: 1.5}
  b: service
connections: [a -> b]
""",
        )
        assert city.outcome() == refused(
            mistake("wrong-type", at(6, 7), "`name` must be text", "put it in quotes"),
            mistake(
                "wrong-type",
                at(7, 9),
                "`serves` must be a list",
                "write it in brackets: `[a, b]`",
            ),
            mistake(
                "wrong-type",
                at(8, 13),
                "`live_until` must be a date",
                "write it as `2027-04-26`",
            ),
            mistake(
                "wrong-type",
                at(9, 16),
                "`service_level` must be a mapping",
                "write `key: value` lines under it",
            ),
            mistake(
                "wrong-type",
                at(11, 30),
                "`placed` must be a list",
                "write it in brackets: `[a, b]`",
            ),
            mistake(
                "wrong-type",
                at(11, 55),
                "`public_facing` must be `true` or `false`",
                "write one of the two, without quotes",
            ),
            mistake(
                "wrong-type",
                at(11, 69),
                "`layer` must be a whole number",
                "write it in digits, without quotes or unit",
            ),
            mistake(
                "wrong-type",
                at(12, 6),
                "`b` must be a mapping of ids or fields to values",
                "write `key: value` lines under it",
            ),
            mistake(
                "wrong-type",
                at(13, 14),
                "`connections` must be a mapping of ids or fields to values",
                "write `key: value` lines under it",
            ),
        )

    def test_a_value_is_not_taken_for_one_of_another_type(self, city: City) -> None:
        city.write(
            BAD,
            """
            solution: permits
            department: clerk
            stage: live
            tier: true
            components:
              a: {kind: service, public_facing: no, layer: "1"}
              b: {kind: service}
            connections:
              a -> b: {calls: .inf}
            """,
        )
        assert city.outcome() == refused(
            mistake(
                "wrong-type",
                at(4, 7),
                "`tier` must be a whole number",
                "write it in digits, without quotes or unit",
            ),
            mistake(
                "wrong-type",
                at(6, 37),
                "`public_facing` must be `true` or `false`",
                "write one of the two, without quotes",
            ),
            mistake(
                "wrong-type",
                at(6, 48),
                "`layer` must be a whole number",
                "write it in digits, without quotes or unit",
            ),
            mistake("wrong-type", at(9, 19), "`calls` must be a number", "write it in digits"),
        )

    def test_a_figure_out_of_bounds_says_the_bound(self, city: City) -> None:
        city.write(
            BAD,
            "solution: permits\ndepartment: clerk\nstage: live\ntier: 7\n"
            "components:\n  a: {kind: service, performance: {servers: 0}}\n"
            "journeys:\n  apply: {path: [a]}\n",
        )
        assert city.outcome() == refused(
            mistake("invalid-value", at(4, 7), "`tier` must be 4 or less"),
            mistake("invalid-value", at(6, 45), "`servers` must be 1 or more"),
            mistake(
                "invalid-value", at(8, 17), "`path` is too short: it has 1 and needs 2 or more"
            ),
        )

    def test_a_value_outside_the_vocabulary_says_what_was_meant(self, city: City) -> None:
        city.write(BAD, HEAD + "components:\n  a: {kind: servise}\n")
        assert city.outcome() == refused(
            mistake(
                "unknown-value",
                at(6, 13),
                "`servise` is no value of `kind`",
                "did you mean `service`?",
            )
        )


class TestKeys:
    def test_a_misspelt_key_says_what_was_meant_at_every_depth(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + """componets: {}
components:
  a: {kind: service, performance: {sevice_time: 1 s}}
  b: {kind: service, backup: {copies: {nightly: {method: backup, evry: 1 d}}}}
  c: {kind: service, acces: none}
""",
        )
        assert city.outcome() == refused(
            mistake(
                "unknown-key",
                at(5, 1),
                "`componets` is no section of a model",
                "did you mean `components`?",
            ),
            mistake(
                "unknown-key",
                at(7, 36),
                "there is no field `sevice_time` here",
                "did you mean `service_time`?",
            ),
            mistake(
                "unknown-key", at(8, 66), "there is no field `evry` here", "did you mean `every`?"
            ),
            mistake(
                "unknown-key",
                at(9, 22),
                "there is no field `acces` here",
                "did you mean `access`?",
            ),
        )

    def test_a_key_like_no_other_is_shown_the_fields_there_are(self, city: City) -> None:
        city.write(BAD, HEAD + "journeys:\n  j: {path: [records.desk, records.store], zzz: 1}\n")
        assert (
            city.outcome()
            .mistakes[0]
            .startswith(
                "models/bad.yaml:6:44 unknown-key: there is no field `zzz` here (fields are `audience`"
            )
        )

    def test_a_text_that_a_comma_cuts_in_two_asks_for_quotes(self, city: City) -> None:
        city.write(
            BAD, HEAD + "components:\n  a: {kind: service, description: One, and the other}\n"
        )
        assert city.outcome() == refused(
            mistake(
                "unknown-key",
                at(6, 40),
                "there is no field `and the other` here",
                "if it belongs to the text before the comma, put the whole text in quotes",
            )
        )

    def test_a_misspelt_solution_is_told_once_and_not_for_every_line(self, city: City) -> None:
        city.write(BAD, HEAD.replace("solution", "soluton") + "components: {}\n")
        assert city.outcome() == refused(
            mistake(
                "unknown-key",
                at(1, 1),
                "`soluton` is no section of a model",
                "did you mean `solution`?",
            ),
            mistake(
                "missing-field",
                at(2, 1),
                "`department` belongs to a solution, and this file names none",
                "say which at the top of the file: `solution: its-id`",
            ),
        )

    def test_an_id_is_not_written_inside_its_element(self, city: City) -> None:
        city.write(BAD, HEAD + "components:\n  a: {id: b, kind: service}\n")
        assert city.outcome("--ignore", "CMP-001") == refused(
            mistake(
                "unknown-key",
                at(6, 7),
                "`id` follows from where the element stands",
                "remove the line",
            )
        )

    def test_the_ends_of_a_connection_are_not_written_inside_it(self, city: City) -> None:
        city.write(
            BAD,
            HEAD + "components:\n  a: {kind: service}\nconnections:\n  a -> a: {target: b}\n",
        )
        assert city.outcome("--ignore", "CMP-001") == refused(
            mistake(
                "unknown-key",
                at(8, 12),
                "`target` follows from where the element stands",
                "remove the line",
            )
        )

    def test_an_id_with_a_space_is_no_id(self, city: City) -> None:
        city.write(BAD, HEAD + "components:\n  a b: {kind: service}\n")
        assert city.outcome() == refused(
            mistake("invalid-id", at(6, 3), "`a b` is no id", "use letters, digits, `-` and `_`")
        )

    def test_an_arrow_without_spaces_names_no_two_components(self, city: City) -> None:
        city.write(BAD, HEAD + "connections:\n  a->b: {}\n")
        assert city.outcome() == refused(
            mistake(
                "invalid-id",
                at(6, 3),
                "`a->b` names no two components",
                "write `from -> to:` with spaces around the arrow",
            )
        )


class TestReferences:
    def test_a_reference_to_nothing_says_what_was_meant(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + """components:
  portal: {kind: service, placed: [ofice-1], technology: python-3.14, log: {to: portl}}
connections:
  portal -> records.stor: {protocol: https, carries: [permits]}
journeys:
  apply: {path: [portal, [portall, portal]]}
""",
        )
        assert city.outcome() == refused(
            mistake(
                "unknown-reference",
                at(6, 36),
                "there is no node `ofice-1`",
                "did you mean `office-1`?",
            ),
            mistake(
                "unknown-reference",
                at(6, 58),
                "there is no technology `python-3.14`",
                "did you mean `python-3.13`?",
            ),
            mistake(
                "unknown-reference",
                at(6, 81),
                "there is no component `portl`",
                "did you mean `portal`?",
            ),
            mistake(
                "unknown-reference",
                at(8, 3),
                "there is no component `records.stor`",
                "did you mean `records.store`?",
            ),
            mistake(
                "unknown-reference",
                at(8, 55),
                "there is no data `permits`",
                "did you mean `permit`?",
            ),
            mistake(
                "unknown-reference",
                at(10, 27),
                "there is no component `portall`",
                "did you mean `portal`?",
            ),
        )

    def test_a_reference_of_an_element_that_lacks_a_field_is_told_as_well(self, city: City) -> None:
        city.write(BAD, HEAD + "components:\n  a: {placed: [ofice-1]}\n")
        assert city.outcome() == refused(
            mistake("missing-field", at(6, 3), "component `a` has no `kind`", "add `kind:`"),
            mistake(
                "unknown-reference",
                at(6, 16),
                "there is no node `ofice-1`",
                "did you mean `office-1`?",
            ),
        )

    def test_none_is_no_reference_where_something_must_be_named(self, city: City) -> None:
        city.write(
            BAD,
            HEAD.replace("clerk", "none")
            + "components:\n  a: {kind: service, stores: [none], log: none}\n  none: {kind: service}\n"
            + "waivers:\n  w: {rule: SEC-001, element: a, reason: r, approved_by: {role: CIO},"
            + " expires: 2027-01-01, decision: 0009-no}\n",
        )
        name_one = "name one; a field that knows `none` takes it without brackets"
        assert city.outcome().mistakes == (
            mistake(
                "unknown-reference",
                at(2, 13),
                "there is no department `none`",
                name_one,
            ),
            mistake("unknown-reference", at(6, 31), "there is no data `none`", name_one),
            mistake(
                "invalid-id",
                at(7, 3),
                "`none` says that there is no such thing, so nothing can have it as its id",
                "choose another id",
            ),
            mistake(
                "unknown-reference",
                at(9, 102),
                "there is no decision `0009-no`",
                "write the record as `0009-no.md` among the models",
            ),
        )

    def test_a_reference_into_an_unknown_solution_says_so(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + "components:\n  a: {kind: service}\n"
            + "connections:\n  a -> gis.parcels: {protocol: https}\n",
        )
        assert city.outcome() == refused(
            mistake(
                "unknown-reference",
                at(8, 3),
                "there is no component `gis.parcels`",
                "there is no solution `gis`",
            )
        )

    def test_a_reference_to_a_broken_element_is_no_second_mistake(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + "components:\n  a: {kind: service}\n  b: {kind: servise}\n"
            + "connections:\n  a -> b: {protocol: https}\n",
        )
        assert city.outcome() == refused(
            mistake(
                "unknown-value",
                at(7, 13),
                "`servise` is no value of `kind`",
                "did you mean `service`?",
            )
        )


class TestDuplicates:
    def test_an_id_given_twice_in_one_file_names_both_places(self, city: City) -> None:
        city.write(BAD, HEAD + "components:\n  a: {kind: service}\n  a: {kind: database}\n")
        assert city.outcome() == refused(
            mistake(
                "duplicate-key",
                at(7, 3),
                "`a` is given twice",
                "keep one of them",
                "models/bad.yaml:6:3 first given here",
            )
        )

    def test_an_id_given_twice_in_two_files_names_both_places(self, city: City) -> None:
        city.write("models/a.yaml", HEAD + "components:\n  desk: {kind: person}\n")
        city.write("models/b.yaml", "solution: permits\ncomponents:\n  desk: {kind: service}\n")
        assert city.outcome() == refused(
            mistake(
                "duplicate-id",
                "models/b.yaml:3:3",
                "`desk` is given twice",
                "rename one, or keep one of them",
                "models/a.yaml:6:3 first given here",
            )
        )

    def test_a_field_of_a_solution_given_twice_names_both_places(self, city: City) -> None:
        city.write("models/a.yaml", HEAD)
        city.write("models/b.yaml", "solution: permits\nname: Permits\ntier: 3\n")
        assert city.outcome() == refused(
            mistake(
                "duplicate-field",
                "models/b.yaml:3:1",
                "`tier` of this solution is given twice",
                "keep one of them",
                "models/a.yaml:4:1 first given here",
            )
        )

    def test_a_connection_under_another_spelling_is_given_twice_too(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + """components:
  a: {kind: service}
connections:
  a -> records.desk: {protocol: https}
  permits.a -> records.desk: {protocol: https}
  a -> records.desk (nightly): {protocol: https}
""",
        )
        city.write(
            "models/more.yaml",
            "solution: records\nconnections: {permits.a -> desk: {protocol: https}}\n",
        )
        hint = "keep one of them, or give one a label: `from -> to (label)`"
        assert city.outcome("--select", "MNT-001").mistakes == (
            mistake(
                "duplicate-id",
                at(9, 3),
                "`permits.a -> records.desk` is given twice, under two spellings",
                hint,
                "models/bad.yaml:8:3 first given here",
            ),
            mistake(
                "duplicate-id",
                at(2, 15, "models/more.yaml"),
                "`permits.a -> desk` is given twice, under two spellings",
                hint,
                "models/bad.yaml:8:3 first given here",
            ),
        )

    def test_two_files_that_say_the_same_are_in_conflict_too(self, city: City) -> None:
        city.write("models/zoo.yaml", "departments:\n  clerk: {name: Town clerk}\n")
        assert city.outcome() == refused(
            mistake(
                "duplicate-id",
                "models/zoo.yaml:2:3",
                "`clerk` is given twice",
                "rename one, or keep one of them",
                "models/city.yaml:2:3 first given here",
            )
        )


class TestEmptiness:
    @pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n"])
    def test_an_empty_file_is_told(self, city: City, text: str) -> None:
        city.write(BAD, text)
        assert city.outcome() == refused(
            mistake(
                "nothing-defined",
                at(1, 1),
                "this file holds no model",
                "write one, or remove the file",
            )
        )

    def test_an_empty_value_asks_for_one(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + """name:
components:
  a: {kind: service, placed: }
  b:
  c: {kind: service, placed: [null]}
connections:
""",
        )
        value = "write a value, `none` if there is none, or remove the line"
        mapping = "write what belongs under it, `{}` for nothing, or remove the line"
        assert city.outcome() == refused(
            mistake("empty-value", at(5, 1), "`name` is empty", value),
            mistake("empty-value", at(7, 22), "`placed` is empty", value),
            mistake("empty-value", at(8, 3), "`b` is empty", mapping),
            mistake("empty-value", at(9, 31), "item 1 of `placed` is empty", value),
            mistake("empty-value", at(10, 1), "`connections` is empty", mapping),
        )

    def test_an_empty_text_states_nothing(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + """purpose: ''
components:
  a: {kind: service, justification: "  ", tags: [""]}
""",
        )
        assert city.outcome() == refused(
            mistake("invalid-value", at(5, 10), "`purpose` must not be empty"),
            mistake("invalid-value", at(7, 37), "`justification` must not be empty"),
            mistake("invalid-value", at(7, 50), "item 1 of `tags` must not be empty"),
        )

    def test_a_solution_without_an_id_asks_for_one(self, city: City) -> None:
        city.write(BAD, "solution:\nstage: live\n")
        assert city.outcome() == refused(
            mistake("empty-value", at(1, 1), "the solution has no id", "write `solution: its-id`")
        )

    @pytest.mark.parametrize("text", [None, "departments: {}\n"])
    def test_a_workspace_in_which_nothing_stands_is_not_clean(
        self, tmp_path: Path, text: str | None
    ) -> None:
        empty = City(tmp_path)
        empty.write("archkit.toml", SETTINGS)
        (tmp_path / "models").mkdir()
        if text is not None:
            empty.write("models/city.yaml", text)
        assert empty.outcome() == Outcome(
            2,
            (
                mistake(
                    "no-models",
                    "archkit.toml:1:2",
                    "there is no model in `models`: nothing was checked",
                    "write one, or name the folders that hold them: `models = [...]`",
                ),
            ),
        )


class TestText:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            pytest.param(
                b"\x89PNG\r\n\x1a\n\0\0",
                mistake(
                    "not-text",
                    at(2, 1),
                    "the file is not text: it holds the control character U+001A",
                    "save it as plain text in UTF-8, or move it out of the models",
                ),
                id="binary",
            ),
            pytest.param(
                HEAD.encode() + b"name: a\0b\n",
                mistake(
                    "not-text",
                    at(5, 8),
                    "the file is not text: it holds the control character U+0000",
                    "save it as plain text in UTF-8, or move it out of the models",
                ),
                id="nul",
            ),
            pytest.param(
                HEAD.encode() + b"name: Caf\xe9 x\n",
                mistake(
                    "not-utf8",
                    at(5, 10),
                    "the byte 0xE9 is not UTF-8 here",
                    "save the file as UTF-8",
                ),
                id="latin-1",
            ),
            pytest.param(
                HEAD.encode("utf-16"),
                mistake("not-utf8", at(1, 1), "the file is UTF-16, not UTF-8", "save it as UTF-8"),
                id="utf-16",
            ),
            pytest.param(
                HEAD.encode() + b"components:\n\ta: {kind: service}\n",
                mistake("invalid-yaml", at(6, 2), "a tab indents this line", "indent with spaces"),
                id="tab",
            ),
            pytest.param(
                (HEAD + "---\n" + HEAD).encode(),
                mistake(
                    "several-documents",
                    at(5, 1),
                    "a second document begins here",
                    "one document a file: split it",
                ),
                id="several documents",
            ),
            pytest.param(
                (f"base: &b {{kind: service}}\n{HEAD}components:\n  a:\n    <<: *b\n").encode(),
                mistake(
                    "merge-key",
                    at(8, 5),
                    "`<<` does not merge anything",
                    "YAML 1.2 has no merge keys; put what is shared under `archetypes:`"
                    " and say `like:`",
                ),
                id="merge key",
            ),
            pytest.param(
                HEAD.encode() + b"name: !!python/object:os.system x\n",
                mistake(
                    "tag-not-allowed",
                    at(5, 7),
                    "the tag `!!python/object:os.system` is not allowed: a model is plain data",
                    "leave it out",
                ),
                id="tag",
            ),
            pytest.param(
                HEAD.encode() + b"components: {a: {kind: service}\n",
                mistake(
                    "invalid-yaml",
                    at(5, 13),
                    "this bracket or one after it is never closed",
                    "close it",
                ),
                id="open bracket",
            ),
            pytest.param(
                b"- solution: permits\n",
                mistake(
                    "not-a-mapping",
                    at(1, 1),
                    "the file holds a list, not `key: value` pairs",
                    "begin with `solution: its-id`, or with a section such as `departments:`",
                ),
                id="list",
            ),
            pytest.param(
                HEAD.encode() + b"components:\n  1: {kind: service}\n",
                mistake("key-not-text", at(6, 3), "the key `1` is no text", "put it in quotes"),
                id="number as key",
            ),
        ],
    )
    def test_a_file_that_is_no_plain_model_is_told_and_left_out(
        self, city: City, content: bytes, expected: str
    ) -> None:
        city.write(BAD, content)
        assert city.outcome() == refused(expected)

    def test_a_byte_order_mark_is_passed_over(self, city: City) -> None:
        city.write("models/records.yaml", b"\xef\xbb\xbf" + RECORDS.lstrip("\n").encode())
        assert city.outcome() == Outcome(1, (), (ELSEWHERE,))


class TestHostileInput:
    def test_aliases_that_multiply_are_refused(self, city: City) -> None:
        letters = "abcdefghij"
        lines = ["a: &a [x, x, x, x, x, x, x, x, x]"] + [
            f"{this}: &{this} [{', '.join([f'*{last}'] * 9)}]"
            for last, this in zip(letters, letters[1:], strict=False)
        ]
        city.write(BAD, "\n".join(lines) + "\n")
        assert city.outcome() == refused(
            mistake("too-complex", at(1, 1), "aliases repeat too much", "use fewer aliases")
        )

    def test_brackets_without_end_are_refused(self, city: City) -> None:
        city.write(BAD, "components: " + "[" * 5000 + "]" * 5000 + "\n")
        assert city.outcome() == refused(
            mistake(
                "too-complex",
                at(1, 268),
                "brackets nest too deep",
                "open fewer at a time",
            )
        )

    def test_indentation_without_end_is_refused(self, city: City) -> None:
        city.write(BAD, "".join(f"{' ' * depth}a:\n" for depth in range(300)))
        assert city.outcome() == refused(
            mistake(
                "too-complex",
                at(101, 101),
                "the file nests deeper than 100 levels",
                "flatten it: a design needs ten",
            )
        )

    def test_of_a_file_with_mistakes_without_end_a_hundred_are_told(self, city: City) -> None:
        city.write(BAD, HEAD + "tags: [" + ", ".join("1" * 5000) + "]\n")
        city.write("models/more.yaml", "departmens: {}\n")
        *told, last, other = city.outcome().mistakes
        assert len(told) == 100
        assert last == mistake(
            "more-mistakes",
            at(5, 306),
            "4900 more mistakes of this file are not shown",
            "mend those above first",
        )
        assert other.startswith("models/more.yaml:1:1 unknown-key")

    def test_a_file_of_fifty_megabytes_is_read(self, city: City) -> None:
        city.write(BAD, b"# " + b"x" * (50 << 20) + b"\ndepartmens: {}\n")
        assert city.outcome() == refused(
            mistake(
                "unknown-key",
                at(2, 1),
                "`departmens` is no section of a model",
                "did you mean `departments`?",
            )
        )

    def test_a_file_over_the_limit_is_left_out(self, city: City) -> None:
        path = city.write(BAD, b"# too large\n")
        with path.open("r+b") as file:
            file.truncate((64 << 20) + 1)
        assert city.outcome() == refused(
            mistake(
                "too-large",
                at(1, 1),
                "the file is larger than 64 MiB",
                "split it into several files",
            )
        )

    def test_a_link_out_of_the_workspace_is_not_followed(
        self, city: City, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        secret = tmp_path_factory.mktemp("outside") / "secret.yaml"
        secret.write_text("departments: {secret: {}}\n", encoding="utf-8")
        (city.root / BAD).symlink_to(secret)
        assert city.outcome() == refused(
            mistake(
                "outside-workspace",
                at(1, 1),
                "`models/bad.yaml` is a link that leads out of the workspace",
                "put a copy in its place",
            )
        )

    def test_a_file_without_permission_is_told(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        locked, read = city.write(BAD, HEAD), looks.content

        def content(path: Path) -> bytes | None:
            if path == locked:
                raise PermissionError(13, "Permission denied")
            return read(path)

        monkeypatch.setattr(looks, "content", content)
        assert city.outcome() == refused(
            mistake(
                "unreadable-file",
                at(1, 1),
                "the file cannot be read: no permission",
                "give yourself permission to read it",
            )
        )

    def test_a_text_cannot_steer_the_terminal(self, city: City) -> None:
        city.write(BAD, HEAD + 'components:\n  a: {kind: "\\e[31mred"}\n')
        told = city.validate().stdout
        assert "`\ufffd[31mred` is no value of `kind`" in told
        assert "\x1b" not in told


class TestArchetypes:
    def test_a_circle_of_archetypes_is_told_once(self, city: City) -> None:
        city.write(
            "models/arch.yaml",
            "archetypes:\n  components:\n    c: {like: b}\n    b: {like: a}\n    a: {like: c}\n",
        )
        city.write(BAD, HEAD + "components:\n  x: {like: a}\n  y: {like: b, kind: service}\n")
        assert city.outcome() == refused(
            mistake(
                "archetype-cycle",
                "models/arch.yaml:5:15",
                "archetypes are like each other in a circle: a -> c -> b -> a",
                "let one of them stand on its own",
            )
        )

    def test_an_unknown_archetype_says_what_was_meant(self, city: City) -> None:
        city.write("models/arch.yaml", "archetypes:\n  components:\n    web: {kind: web-app}\n")
        city.write(BAD, HEAD + "components:\n  x: {like: wbe}\n")
        assert city.outcome() == refused(
            mistake(
                "unknown-reference",
                at(6, 13),
                "there is no archetype `wbe`",
                "did you mean `web`?",
            )
        )

    def test_a_broken_archetype_is_told_once_and_where_it_stands(self, city: City) -> None:
        city.write(
            "models/arch.yaml",
            "archetypes:\n  components:\n    web: {kind: web-ap, placed: [office-1]}\n",
        )
        city.write(BAD, HEAD + "components:\n  x: {like: web}\n  y: {like: web, layer: 1}\n")
        assert city.outcome() == refused(
            mistake(
                "unknown-value",
                "models/arch.yaml:3:17",
                "`web-ap` is no value of `kind`",
                "did you mean `web-app`?",
            )
        )

    @pytest.mark.parametrize("broken", ["]", "\xff"])
    def test_an_archetype_that_cannot_be_read_is_told_of_at_its_file_alone(
        self, city: City, broken: str
    ) -> None:
        archetypes = f"archetypes:\n  components:\n    web: {{kind: web-app}}\n    {broken}\n"
        city.write("models/arch.yaml", archetypes.encode("latin-1"))
        city.write(
            BAD,
            HEAD
            + "components:\n  x: {like: web}\n  y: {like: web, kind: service}\n"
            + "connections:\n  y -> x: {protocol: http, carries: [permit]}\n",
        )
        outcome = city.outcome("--select", "ALL")
        assert [each.partition(":")[0] for each in outcome.mistakes] == ["models/arch.yaml"]
        assert [each for each in outcome.findings if "permits." in each] == []

    def test_a_typo_is_told_of_beside_archetypes_that_cannot_be_read(self, city: City) -> None:
        city.write("models/arch.yaml", "archetypes:\n  components:\n    web: {kind: web-app\n")
        city.write(BAD, HEAD + "components:\n  x: {like: web}\n  y: {like: wbe}\n")
        first, *others = city.outcome().mistakes
        assert first.startswith("models/arch.yaml")
        assert others == [
            mistake(
                "unknown-reference",
                at(7, 13),
                "there is no archetype `wbe`",
                "declare it under `archetypes:`",
            )
        ]

    def test_what_is_like_no_archetype_is_not_judged(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + "components:\n  x: {kind: service, like: wbe}\n  y: {kind: person, zone: office}\n"
            + "connections:\n  y -> x: {protocol: http, network: internet, carries: [permit]}\n",
        )
        assert city.outcome() == refused(
            mistake(
                "unknown-reference",
                at(6, 28),
                "there is no archetype `wbe`",
                "declare it under `archetypes:`",
            )
        )

    def test_a_reference_in_an_archetype_is_told_once_and_where_it_stands(self, city: City) -> None:
        city.write(
            "models/arch.yaml",
            "archetypes:\n  components:\n    web: {kind: web-app, placed: [ofice-1]}\n",
        )
        city.write(BAD, HEAD + "components:\n  x: {like: web}\n  y: {like: web}\n")
        assert city.outcome() == refused(
            mistake(
                "unknown-reference",
                "models/arch.yaml:3:35",
                "there is no node `ofice-1`",
                "did you mean `office-1`?",
            )
        )

    def test_a_finding_of_an_inherited_value_points_at_the_archetype_and_names_the_element(
        self, city: City
    ) -> None:
        city.write(
            "models/arch.yaml",
            "archetypes:\n  connections:\n    plain: {protocol: http, network: internet}\n",
        )
        city.write(
            BAD,
            HEAD
            + "components:\n  x: {kind: service, placed: [office-1]}\n"
            + "connections:\n  x -> x: {like: plain, carries: [permit]}\n",
        )
        found = "SEC-001 fail models/arch.yaml:3:23 permits.x -> x"
        assert city.outcome() == Outcome(1, (), (found, ELSEWHERE))
        assert city.outcome(path=BAD) == Outcome(1, (), (found,))
        assert "from archetype: `plain`, taken over at models/bad.yaml:8:3" in (
            city.validate().stdout
        )

    def test_a_contradiction_is_told_at_the_field(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + "components:\n  x: {kind: service}\n"
            + "connections:\n  x -> x: {protocol: https, encryption: none}\n",
        )
        assert city.outcome() == refused(
            mistake(
                "invalid-value",
                at(8, 41),
                "`https` is always encrypted, so `encryption: none` contradicts it",
            )
        )

    @pytest.mark.parametrize(
        ("fallback", "column", "message"),
        [
            (
                "{use: x, for: 1 h}",
                36,
                NO_LIMIT,
            ),
            (
                "{use: x, serve: old}",
                22,
                EITHER,
            ),
            (
                "{for: 1 h}",
                22,
                EITHER,
            ),
        ],
    )
    def test_a_fallback_goes_one_way(
        self, city: City, fallback: str, column: int, message: str
    ) -> None:
        head = HEAD + "components:\n  x: {kind: service}\nconnections:\n"
        city.write(BAD, f"{head}  x -> x: {{fallback: {fallback}}}\n")
        assert city.outcome() == refused(mistake("invalid-value", at(8, column), message))

    def test_a_fallback_to_what_is_not_there_is_told_at_the_name(self, city: City) -> None:
        head = HEAD + "components:\n  store: {kind: service}\nconnections:\n"
        city.write(BAD, f"{head}  store -> store: {{fallback: {{use: stor}}}}\n")
        hint = "did you mean `store`?"
        assert city.outcome().mistakes == (
            mistake("unknown-reference", at(8, 36), "there is no component `stor`", hint),
        )

    def test_a_zone_for_card_data_cannot_say_that_it_is_not(self, city: City) -> None:
        city.write(
            BAD, "zones:\n  tills: {kind: cardholder, trust: 4, cardholder_data: false}\n" + HEAD
        )
        assert city.outcome() == refused(
            mistake(
                "invalid-value",
                at(2, 56),
                "a zone of the kind `cardholder` is for card data: `false` contradicts it",
            )
        )


class TestQuantities:
    def test_a_quantity_needs_its_unit(self, city: City) -> None:
        city.write(
            BAD,
            HEAD
            + """components:
  x: {kind: service, availability: 99.9, performance: {peak: 40 per s}}
requirements:
  R-1: {kind: quality, statement: s, fit: {metric: availability, at_least: 99.9}}
  R-2: {kind: quality, statement: s, fit: {metric: availability, at_least: 2 s}}
  R-3: {kind: quality, statement: s, fit: {metric: support-hours, at_least: mon-fri 8-17}}
""",
        )
        assert city.outcome() == refused(
            mistake(
                "invalid-value",
                at(6, 36),
                "`availability`: 99.9 has no unit: write a percentage such as `99.9 %`",
            ),
            mistake(
                "invalid-value",
                at(6, 62),
                "`peak`: `per s` is no unit of a rate: write a rate such as `40 / s`",
            ),
            mistake(
                "invalid-value",
                at(8, 76),
                "`at_least`: `99.9` has no unit:"
                " write a number with its unit, such as `99.9 %`, `2 s` or `150 users`",
            ),
            mistake(
                "invalid-value",
                at(9, 76),
                "`2 s` does not measure `availability`: write a percentage such as `99.9 %`",
            ),
            mistake(
                "invalid-value",
                at(10, 77),
                "`at_least`: `mon-fri 8-17` can be read in more than one way:"
                " write hours such as `24x7` or `mon-fri 08:00-17:00`",
            ),
        )


class TestPath:
    def test_an_unknown_path_is_refused(self, city: City) -> None:
        result = city.validate(path="nowhere")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "does not exist" in result.stderr

    @pytest.mark.parametrize("path", ["docs", "archkit.toml"])
    def test_a_path_without_models_is_refused(self, city: City, path: str) -> None:
        city.write("docs/read-me.md", "# Read me\n")
        result = city.validate(path=path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"there is no model in `{path}`: nothing was checked" in result.stderr

    def test_a_path_to_a_file_that_cannot_be_read_says_why(self, city: City) -> None:
        city.write(BAD, b"\xff\xfea\0")
        assert city.outcome(path=BAD) == Outcome(
            2,
            (mistake("not-utf8", at(1, 1), "the file is UTF-16, not UTF-8", "save it as UTF-8"),),
        )

    def test_a_path_shows_only_what_stands_there(self, city: City) -> None:
        assert city.outcome(path="models/city.yaml") == Outcome(0)
        assert city.outcome(path="models/records.yaml") == Outcome(1, (), (ELSEWHERE,))
        assert "Found 1 in other files." in city.validate(path="models/city.yaml").stdout


def test_a_zone_that_contradicts_the_nodes_is_refused(city: City) -> None:
    city.write(
        "models/contrary.yaml",
        """
        solution: contrary
        department: clerk
        stage: live
        tier: 4
        zones:
          vault: {kind: vault, trust: 5}
        components:
          desk: {kind: service, zone: vault, placed: [office-1]}
        """,
    )
    assert city.outcome() == refused(
        mistake(
            "contradiction",
            "models/contrary.yaml:8:47",
            "`office-1` stands in zone `office`, and the component is said to stand in zone `vault`",
            "leave out `zone`: it follows from the nodes",
        )
    )


def test_two_decisions_of_one_name_name_both_places(city: City) -> None:
    for folder in ("a", "b"):
        city.write(
            f"models/{folder}/0001-choice.md",
            """
            ---
            status: accepted
            date: 2026-01-05
            ---

            # A choice
            """,
        )
    assert city.outcome() == refused(
        mistake(
            "duplicate-id",
            "models/b/0001-choice.md:1:1",
            "there are two decisions `0001-choice`",
            "a decision's id is the name of its file: rename one",
            "models/a/0001-choice.md:1:1 the other is here",
        )
    )


def test_a_file_that_is_named_like_a_decision_and_is_none_is_told(city: City) -> None:
    city.write("models/decisions/0001-choice.md", "# A choice\n\nStatus: accepted\n")
    city.write("models/decisions/README.md", "# What stands here\n")
    assert city.outcome() == refused(
        mistake(
            "missing-front-matter",
            "models/decisions/0001-choice.md:1:1",
            "the file has no front matter",
            "begin the file with `---`, `key: value` lines, and `---`",
        )
    )


def test_what_is_wrong_with_an_element_does_not_hide_what_else_is(city: City) -> None:
    city.write(
        BAD,
        """
        solution: both
        department: clerk
        stage: live
        tier: two
        components:
          desk: {kind: service, placed: [ofice-1], knd: 1}
        """,
    )
    assert city.outcome() == refused(
        mistake(
            "wrong-type",
            f"{BAD}:4:7",
            "`tier` must be a whole number",
            "write it in digits, without quotes or unit",
        ),
        mistake(
            "unknown-reference",
            f"{BAD}:6:34",
            "there is no node `ofice-1`",
            "did you mean `office-1`?",
        ),
        mistake(
            "unknown-key", f"{BAD}:6:44", "there is no field `knd` here", "did you mean `kind`?"
        ),
    )


def test_a_field_of_a_solution_that_is_wrong_is_not_told_to_be_missing_as_well(city: City) -> None:
    city.write(
        "models/records.yaml",
        (city.root / "models/records.yaml").read_text() + "service_level: {availability: 99}\n",
    )
    outcome = city.outcome("--select", "AVL-001,SEC-001")
    assert [each.split(":")[0] for each in outcome.mistakes] == ["models/records.yaml"]
    assert not [each for each in outcome.findings if each.endswith(" records")]
    assert ELSEWHERE in outcome.findings


def test_what_names_a_broken_element_is_not_said_to_be_missing(city: City) -> None:
    city.write("models/records.yaml", RECORDS.replace("kind: service", "kind: sevrice"))
    with (city.root / "models/records.yaml").open("a", encoding="utf-8") as file:
        file.write("journeys:\n  ask: {path: [desk, store], target: 2 s}\n")
    findings = city.report("--select", "PER-001")["findings"]
    assert [each["message"] for each in findings if "path" in each["message"]] == []


def test_a_file_that_cannot_be_read_is_the_only_mistake(city: City) -> None:
    registries = city.root / "models/city.yaml"
    text = registries.read_text(encoding="utf-8")
    registries.write_text("broken: [\n" + text, encoding="utf-8")
    outcome = city.outcome()
    assert [each.partition(" ")[0].split(":")[0] for each in outcome.mistakes] == [
        "models/city.yaml"
    ]


def test_beside_a_file_that_cannot_be_read_a_name_that_it_has_not_is_a_mistake(city: City) -> None:
    city.write("models/broken.yaml", "teams: [\n")
    city.write("models/other.yaml", HEAD + "components:\n  a: {kind: service, team: nobody}\n")
    assert [each.split(" ")[1] for each in city.outcome().mistakes] == [
        "invalid-yaml:",
        "unknown-reference:",
    ]


LACKING = """
solution: records
department: clerk
stage: live
tier: 2
zones:
  yard: {kind: guest, trust: 1, may_reach: {office: [https]}}
requirements:
  R1: {kind: technical, statement: The desk shall run., status: approved, priority: must}
components:
  desk: {kind: service, status: new, placed: [office-1]}
"""


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("connections:\n  desk -> desk: {protocol: htps}\n", "SEC-007"),
        ("components:\n  other: {kind: servise}\n", "REQ-005"),
        ("requirements:\n  R9: {kind: operatonal, statement: It shall be.}\n", "QUA-001"),
        ("requirements:\n  R9: {kind: operatonal, statement: It shall be.}\n", "REQ-008"),
    ],
)
def test_what_there_is_no_more_of_is_not_said_where_something_is_broken(
    city: City, broken: str, rule: str
) -> None:
    city.write("models/records.yaml", LACKING)
    assert city.report("--select", rule)["findings"] != []
    city.write("models/records-too.yaml", "solution: records\n" + broken)
    assert city.report("--select", rule)["findings"] == []


def test_archetypes_of_one_name_are_each_followed(city: City) -> None:
    city.write(
        "models/twins.yaml",
        """
        solution: twins
        department: clerk
        stage: live
        tier: 2
        components:
          a: {like: twin}
          b: {kind: service}
        connections:
          a -> b: {like: twin}
        archetypes:
          components: {twin: {kind: service, technology: python-3.13}}
          connections: {twin: {protocol: https, carries: [nonsense]}}
        """,
    )
    messages = [each["message"] for each in city.report()["diagnostics"]]
    assert messages == ["there is no data `nonsense`"]
