"""A declared rule that makes no sense is told of at its place, and never quietly left out."""

import pytest
from declared import PAGE, read, rule_file

ANY = "components: any\nmust: {kind: queue}"


def mistakes(text: str) -> list[tuple[str, str, str | None]]:
    """What is wrong with a file: the place, the message and the hint."""
    _, found = read(text)
    return [(f"{each.span.line}:{each.span.column}", each.message, each.hint) for each in found]


SELECTORS = [
    ("{kind: databse}", "9:24", "`databse` is no value of `kind`", "did you mean `database`?"),
    (
        "{kind: [database, qeue]}",
        "9:35",
        "`qeue` is no value of item 2 of `kind`",
        "did you mean `queue`?",
    ),
    ("{kin: database}", "9:18", "there is no field `kin` here", "did you mean `kind`?"),
    ("{stores: {regime: CIJ}}", "9:35", "`CIJ` is no value of `regime`", "did you mean `CJI`?"),
    ("{in_zone: {trust: 9}}", "9:35", "`trust` must be 5 or less", None),
    (
        "{}",
        "9:17",
        "this says nothing, and would mean everything: name a condition, or write `any`",
        None,
    ),
    ("{kind: []}", "9:24", "an empty list says nothing: name something", None),
    ("{any: []}", "9:23", "an empty list says nothing: name something", None),
    (
        "all",
        "9:17",
        "`all` selects nothing here: write conditions, such as `{kind: database}`",
        None,
    ),
    (
        "{fields: {bakcup: stated}}",
        "9:27",
        "a component has no field `bakcup`",
        "did you mean `backup`?",
    ),
    (
        "{not: {fields: {backup.copys: stated}}}",
        "9:33",
        "`backup` has no field `copys`",
        "did you mean `backup.copies`?",
    ),
    (
        "{fields: {floor: 3}}",
        "9:27",
        "a component has no field `floor`",
        "a field of your own is a property",
    ),
    (
        "{fields: {id: x}}",
        "9:27",
        "a component has no field `id`",
        "did you mean `kind`?",
    ),
    (
        "{fields: {status: exsiting}}",
        "9:35",
        "`exsiting` is no value of `status`",
        "did you mean `existing`?",
    ),
    (
        "{fields: {status: {at_least: new}}}",
        "9:27",
        "`status` has no order",
        "list the values that are meant",
    ),
    (
        "{fields: {backup: nightly}}",
        "9:27",
        "`backup` has parts, and cannot be compared with a value",
        "write `backup: stated`, or name a part such as `backup.copies`",
    ),
    (
        "{fields: {kind.name: x}}",
        "9:27",
        "`kind` has no parts",
        "compare it as a whole",
    ),
    (
        "{fields: {public_facing: 'yes'}}",
        "9:27",
        "`public_facing` is no text",
        "write it without quotes: `true`, `false` or a number",
    ),
    (
        "{fields: {availability: {at_least: 99}}}",
        "9:41",
        "`availability`: 99 has no unit: write a percentage such as `99.9 %`",
        None,
    ),
    (
        "{fields: {availability: {atleast: 99 %}}}",
        "9:27",
        "`availability` can be compared with a value, a list, or `at_least` and `at_most`",
        "name a part of it with a dot, such as `redundancy.mode`",
    ),
    ("{fields: {backup: }}", "9:27", "`backup` is empty", "write a value, `stated` or `none`"),
    ("{fields: {tags: []}}", "9:27", "`tags` is an empty list", "name a value, or remove the line"),
]


@pytest.mark.parametrize(("selector", "at", "message", "hint"), SELECTORS)
def test_a_selector_that_makes_no_sense_is_told_of_at_its_place(
    selector: str, at: str, message: str, hint: str | None
) -> None:
    text = rule_file(f"components: {selector}\nmust: {{kind: queue}}")
    assert [(at, message, hint)] == mistakes(text)


RULES = [
    (
        "component: {kind: database}\nmust: {kind: queue}",
        ("2:3", "CITY-001 does not say what it is about", "did you mean `components`?"),
    ),
    (
        "must: {kind: queue}",
        (
            "2:3",
            "CITY-001 does not say what it is about",
            "give one of `components`, `connections`, `solutions`",
        ),
    ),
    (
        "components: any\nsolutions: any\nmust: {kind: queue}",
        (
            "2:3",
            "CITY-001 is about `components` and `solutions`",
            "a rule is about one sort of element: make it two",
        ),
    ),
    (
        "solutions: any",
        (
            "2:3",
            "give one of `must`, `must_not`, `must_contain`: what must hold for the solutions",
            None,
        ),
    ),
    (
        "solutions: any\nmust: {tier: 1}\nmust_not: {tier: 2}",
        (
            "2:3",
            "a rule says one thing, not `must`, `must_not`: what must hold for the solutions",
            None,
        ),
    ),
    (
        "connections: any\nmay_not_connect_to: {kind: saas}\nmust: {encrypted: true}",
        ("10:5", "there is no field `may_not_connect_to` here", None),
    ),
    ("components: any\nneighbours: {at_least: 1}", ("10:17", "give either `to` or `from`", None)),
    (
        "components: any\nneighbours: {to: any}",
        ("10:17", "give `at_least`, `at_most` or both", None),
    ),
    (
        "components: any\nneighbours: {to: any, at_least: -1}",
        ("10:37", "`at_least` must be 0 or more", None),
    ),
    (
        "components: any\nneighbours: {to: any, at_least: 2, at_most: 1}",
        ("10:17", "`at_least` is more than `at_most`: no number is between", None),
    ),
    (
        "components: any\nreached_only_through: {through: {kind: gateway}}",
        ("10:5", "`from` is missing here", "add it"),
    ),
    (
        "components: {kind: $kinds}\nmust: {kind: queue}",
        ("9:24", "`$kinds` is no parameter", "declare it under `parameters`"),
    ),
    (
        f"{ANY}\nparameters: {{kinds: {{default: queue, description: Which.}}}}",
        (
            "11:18",
            "nothing names the parameter `kinds`",
            "write `$kinds` in the condition, or remove it",
        ),
    ),
    (
        "parameters: {k: {default: databse, description: Which}}\ncomponents: {kind: $k}\nmust: {tags: x}",
        ("10:24", "`databse` is no value of `kind`", "did you mean `database`?"),
    ),
    (
        f"{ANY}\nmessage: '{{elemnt}} is bad'",
        ("11:14", "`{elemnt}` stands for nothing here", "did you mean `{element}`?"),
    ),
    (
        f"{ANY}\nmessage: 'not {{to}} you'",
        ("11:14", "`{to}` stands for nothing here", "a message here may name `{element}`"),
    ),
    (
        f"{ANY}\nmessage: 'a {{ too many'",
        (
            "11:14",
            "a brace of this message is not closed",
            "write `{{` or `}}` where a brace is meant",
        ),
    ),
]


@pytest.mark.parametrize(("condition", "wanted"), RULES)
def test_a_rule_that_makes_no_sense_is_told_of_at_its_place(
    condition: str, wanted: tuple[str, str, str | None]
) -> None:
    (said,) = mistakes(rule_file(condition))
    at, message, hint = wanted
    assert (at, message) == said[:2]
    assert hint is None or hint == said[2]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("why: It was agreed.\n", "", ("2:3", "`why` is missing here", "add it")),
        ("error", "eror", ("7:15", "`eror` is no value of `severity`", "did you mean `error`?")),
        (
            "not-as-agreed",
            "Agreed",
            (
                "3:11",
                "`Agreed` is no name of a rule",
                "write the fault in small letters with hyphens between, such as `no-spare-key`",
            ),
        ),
        (
            'quiet: ["x: y"]',
            "quiet: []",
            ("8:40", "an empty list says nothing: name something", None),
        ),
        (', quiet: ["x: y"]', "", ("8:5", "`quiet` is missing here", "add it")),
        ("error", "{critical: error}", ("7:5", "`other` is missing here", "add it")),
    ],
)
def test_a_page_that_lacks_something_is_told_of(
    before: str, after: str, wanted: tuple[str, str, str | None]
) -> None:
    assert [wanted] == mistakes(rule_file(ANY, PAGE.replace(before, after)))


NO_RULE = (
    "1:1",
    "this file holds no rule",
    "write `rules:` and under it each rule by its id, such as `CITY-001:`",
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [NO_RULE]),
        ("rules: {}", [NO_RULE]),
        ("rules: [x]", [NO_RULE]),
        (
            "rulez: {}",
            [NO_RULE, ("1:1", "there is no field `rulez` here", "did you mean `rules`?")],
        ),
        (
            "rules: {city-1: {}}",
            [
                (
                    "1:9",
                    "`city-1` is no id of a rule",
                    "write 2 to 8 capitals, a hyphen and three digits, such as `CITY-001`",
                )
            ],
        ),
        (
            "rules: {CITY-001: x}",
            [("1:19", "`CITY-001` must be a mapping", "write `key: value` lines under it")],
        ),
    ],
)
def test_a_file_without_sound_rules_is_told_of(
    text: str, wanted: list[tuple[str, str, str | None]]
) -> None:
    assert wanted == mistakes(text)


def test_one_broken_rule_hides_no_other() -> None:
    sound = rule_file(ANY)
    both = sound + rule_file("components: {kind: qeue}\nmust: {kind: queue}").replace(
        "rules:\n", ""
    ).replace("CITY-001", "CITY-002")
    rules, found = read(both)
    assert [each.rule.id for each in rules] == ["CITY-001"]
    assert [each.message for each in found] == ["`qeue` is no value of `kind`"]
