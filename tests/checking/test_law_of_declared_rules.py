"""The law of unknowns, for every rule that can be declared: a field that goes makes no pass."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from declared import ID, declare
from hypothesis import given, settings
from hypothesis import strategies as st

from archkit.analysis.facts import Facts
from archkit.checking.engine import Run, run_rules
from archkit.checking.examples import AS_OF, town
from archkit.checking.own.own_rule import OwnRule
from archkit.model.declared.rules import ComponentRule
from archkit.model.loading.load import Loaded, assemble

Json = dict[str, Any]

CITY: Json = {
    "solution": "s",
    "department": "clerk",
    "stage": "live",
    "tier": 2,
}
NAMES = ("a", "b", "c", "d")


def some(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from(values)


def maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({}, optional=fields)


DATA = st.one_of(
    some({"data": "permit"}, {"at_least": "confidential"}, {"regime": "CJI"}),
    some({"classification": ["internal", "public"]}, {"regime": ["SPI", "CJI"]}),
)
ZONE = some({"trust": {"at_least": 3}}, {"zone": "dmz"}, {"kind": "corporate"}, {"trust": [0, 2]})
FIELDS = some(
    {"public_facing": True},
    {"backup": "stated"},
    {"backup": "none"},
    {"at_rest": "aes-256"},
    {"at_rest.keys": ["city"]},
    {"availability": {"at_least": "99 %"}},
    {"properties.cash": True},
    {"layer": {"at_most": 1}},
    {"redundancy.mode": "active-active"},
    {"cleared_for": "CJI"},
)


def component_selectors() -> st.SearchStrategy[Json]:
    leaf = st.one_of(
        st.builds(lambda kind: {"kind": kind}, some("service", ["database", "web-app"], "person")),
        st.builds(lambda data: {"stores": data}, DATA),
        st.builds(lambda data: {"processes": data}, DATA),
        st.builds(lambda data: {"carries": data}, DATA),
        st.builds(lambda zone: {"in_zone": zone}, ZONE),
        st.builds(lambda zone: {"only_in_zone": zone}, ZONE),
        st.builds(lambda fields: {"fields": fields}, FIELDS),
        some({"tags": ["x"]}, {"audience": "staff"}, {"environment": "production"}),
        some({"technology": "python-3.13"}, {"solution": {"tier": 2}}, {"component": "s.a"}),
        some({"solution": {"tags": "x"}}, {"solution": {"fields": {"disposition": "invest"}}}),
    )
    return st.recursive(
        leaf,
        lambda part: st.one_of(
            st.builds(lambda one: {"not": one}, part),
            st.builds(lambda one, other: {"any": [one, other]}, part, part),
            st.builds(lambda one, other: {"all": [one, other]}, part, part),
            st.builds(lambda one: {"connects_to": one}, part),
            st.builds(lambda one: {"connected_from": one}, part),
        ),
        max_leaves=3,
    )


def connection_selectors() -> st.SearchStrategy[Json]:
    return st.one_of(
        st.builds(lambda data: {"carries": data}, DATA),
        st.builds(lambda data: {"returns": data}, DATA),
        some({"encrypted": True}, {"crosses_zones": True}, {"protocol": "https"}, {"tags": ["x"]}),
        some({"fields": {"mode": "sync"}}, {"fields": {"authentication": "stated"}}),
        st.builds(lambda one: {"from": one}, component_selectors()),
        st.builds(lambda one: {"not": {"to": one}}, component_selectors()),
        some({"encrypted": False}, {"not": {"crosses_zones": False}}),
    )


SELECTOR = component_selectors()
CONDITIONS = st.one_of(
    st.builds(
        lambda about, key, part: {"components": about, key: part},
        st.one_of(st.just("any"), SELECTOR),
        st.sampled_from(
            [
                each
                for each in ComponentRule.ASSERTIONS
                if each not in ("neighbours", "reached_only_through", "reaches_only_through")
            ]
        ),
        SELECTOR,
    ),
    st.builds(
        lambda about, start, guard: {
            "components": about,
            "reached_only_through": {"from": start, "through": guard},
        },
        SELECTOR,
        SELECTOR,
        SELECTOR,
    ),
    st.builds(
        lambda about, goal, guard: {
            "components": about,
            "reaches_only_through": {"to": goal, "through": guard},
        },
        SELECTOR,
        SELECTOR,
        SELECTOR,
    ),
    st.builds(
        lambda about, way, part, limit: {
            "components": about,
            "neighbours": {way: part, limit: 1},
        },
        SELECTOR,
        some("to", "from"),
        SELECTOR,
        some("at_least", "at_most"),
    ),
    st.builds(
        lambda about, key, part: {"connections": about, key: part},
        connection_selectors(),
        some("must", "must_not"),
        connection_selectors(),
    ),
    st.builds(
        lambda part, limit: {
            "solutions": "any",
            "must_contain": {"components": part, limit: 1},
        },
        SELECTOR,
        some("at_least", "at_most"),
    ),
)
STORES = some("none", ["permit"], ["memo", "case-file"], ["notice"])
COMPONENT = st.fixed_dictionaries(
    {"kind": some("service", "database", "web-app", "gateway")},
    optional={
        "placed": some(["dmz-1"], ["office-1"], ["dmz-1", "vault-1"]),
        "stores": STORES,
        "processes": some([], ["permit"], ["case-file"]),
        "tags": some([], ["x"], ["y"]),
        "audience": some("staff", "public"),
        "technology": some("python-3.13", "postgresql-17"),
        "public_facing": st.booleans(),
        "backup": some("none", {"copies": {"c": {"method": "backup"}}}),
        "at_rest": some("none", "aes-256", {"algorithm": "aes-256", "keys": "city"}),
        "availability": some("98 %", "99.5 %"),
        "properties": some({"cash": True}, {"cash": False}, {}),
        "layer": some(0, 3),
        "redundancy": some("none", {"mode": "active-active"}),
        "cleared_for": some("none", ["CJI"], []),
    },
)
CONNECTION = maybe(
    protocol=some("https", "http", "postgresql"),
    encryption=some("none", "tls-1.3"),
    carries=STORES,
    returns=some([], ["permit"]),
    mode=some("sync", "async"),
    tags=some([], ["x"]),
    authentication=some("none", "oidc"),
).filter(lambda one: not (one.get("protocol") == "https" and one.get("encryption") == "none"))
DESIGNS = st.builds(
    lambda solution, components, connections: {
        **CITY,
        **solution,
        "components": components,
        "connections": connections,
    },
    maybe(tags=some([], ["x"]), disposition=some("invest", "migrate")),
    st.fixed_dictionaries(dict.fromkeys(NAMES, COMPONENT)),
    st.dictionaries(some("a -> b", "b -> c", "a -> d", "d -> c", "c -> a"), CONNECTION),
)


def fields(design: Json) -> Iterator[tuple[str, ...]]:
    """The path of every field of the solution and its elements, at any depth."""
    for key in design.keys() - {"solution", "components", "connections"}:
        yield (key,)
    for section in ("components", "connections"):
        for name, element in design[section].items():
            for field, value in element.items():
                yield section, name, field
                if isinstance(value, dict):
                    yield from ((section, name, field, inner) for inner in value)


def without(design: Json, path: tuple[str, ...]) -> Json:
    left = deepcopy(design)
    at = left
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return left


def load(design: Json) -> Loaded:
    given = [("town.yaml", town()), ("s.yaml", json.dumps(design))]
    return assemble([(Path(name), name, text) for name, text in given])


def judged(own: OwnRule, loaded: Loaded) -> Run:
    run = run_rules(Facts(loaded.design, AS_OF), [own.rule], {ID: own.rule.parameters()})
    assert run.crashes == []
    return run


def failing(run: Run) -> set[str]:
    return {finding.element.address for finding in run.findings}


def unknown(run: Run) -> set[str]:
    return {undecided.element.address for undecided in run.undecided}


@settings(max_examples=150)
@given(condition=CONDITIONS, design=DESIGNS)
def test_a_field_that_goes_never_makes_a_failure_a_pass(condition: Json, design: Json) -> None:
    own = declare("\n".join(f"{key}: {json.dumps(value)}" for key, value in condition.items()))
    before = failing(judged(own, load(design)))
    for path in fields(design) if before else ():
        loaded = load(without(design, path))
        if not loaded.diagnostics:  # the field is required: its loss is an error of its own
            after = judged(own, loaded)
            assert before - failing(after) - unknown(after) == set(), path
