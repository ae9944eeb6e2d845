"""AVL-001: a solution promises to work more of the time than its parts do."""

from archkit.analysis.availability.availability import Account, Part
from archkit.analysis.availability.blocks import downtime
from archkit.analysis.dependencies import Use
from archkit.analysis.figures import TOLERANCE, length, percent, points
from archkit.analysis.knowledge import Bounds, Missing, Truth, all_of, any_of, opposite
from archkit.model.component import Component
from archkit.model.quantities import Ratio
from archkit.model.solution import Solution
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_FIELD = ("service_level", "availability")
_SHOWN = 12
"""How many terms of a product are shown; the weakest come first, so the rest matter little."""


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    target = _promise(solution)
    if target is None:
        absent = Unknown(Missing.field(solution, *_FIELD))
        return absent if solution.components or solution.journeys else NOT_APPLICABLE
    uses = on.facts.dependencies.uses(solution)
    if not any(use.parts for use in uses):
        return Unknown(Missing.field(solution, "components"))
    figures = [(use, on.facts.availability.of_use(use)) for use in uses]
    reached = [each.at_least(target.value - TOLERANCE) for _, each in figures]
    promised = [_kept(each, needed, target) for each, needed in _providers(uses, on)]
    met = all_of(*reached, *promised)
    if isinstance(met, Missing):
        return Unknown(met)
    if met:
        return PASS
    missed = [each for each, truth in zip(figures, reached, strict=True) if truth is False]
    return _short(solution, target, missed, on) if missed else _relies(target, uses, on)


def _promise(solution: Solution) -> Ratio | None:
    return solution.service_level.availability if solution.service_level else None


def _providers(uses: tuple[Use, ...], on: Situation) -> list[tuple[Solution, Truth]]:
    """The solutions that some use cannot do without, and whether that is certain."""
    found: dict[str, tuple[Solution, Truth]] = {}
    for each, needed in (pair for use in uses for pair in on.facts.availability.providers(use)):
        before = found.get(each.id)
        found[each.id] = each, needed if before is None else any_of(before[1], needed)
    return [found[name] for name in sorted(found)]


def _kept(provider: Solution, needed: Truth, target: Ratio) -> Truth:
    """Whether a provider, where it is needed, promises as much."""
    return any_of(opposite(needed), _promises(provider, target))


def _promises(provider: Solution, target: Ratio) -> Truth:
    """Whether a solution that this one needs promises as much itself."""
    promise = _promise(provider)
    if promise is None:
        return Missing.field(provider, *_FIELD)
    return promise.value >= target.value - TOLERANCE


def _short(
    solution: Solution, target: Ratio, missed: list[tuple[Use, Bounds]], on: Situation
) -> Fail:
    """The parts themselves work too little; the worst journey counts."""
    use, figure = min(missed, key=lambda each: (each[1].high, each[1].low, each[0].element.id))
    account = on.facts.availability.account(use)
    weakest = account.parts[0]
    what = "the solution" if use.element is solution else f"journey `{use.element.id}`"
    count = len(account.parts)
    name = _named(weakest.component, solution)
    loses = f"its only part is {name}" if count == 1 else f"of its {count} parts {name} costs most"
    return Fail(
        f"{what} works {_known(figure)} of the time, where {target} is promised; {loses}",
        field=_FIELD,
        only_if_whole=True,
        related=_stated_in(weakest),
        evidence=(*_lines(account, solution), _budget(figure, target)),
        fix=f"Double {name}, do without it until it is back (`fallback:`), or promise less.",
    )


def _relies(target: Ratio, uses: tuple[Use, ...], on: Situation) -> Fail:
    """The figures would do, but a provider does not stand by them."""
    weak = [each for each, needed in _providers(uses, on) if _kept(each, needed, target) is False]
    names = ", ".join(f"`{each.id}` ({_promise(each)})" for each in weak)
    return Fail(
        f"{target} is promised, and it cannot work without what promises less: {names}",
        field=_FIELD,
        related=tuple((Place(each.where, _FIELD), "promises this much") for each in weak),
    )


def _lines(account: Account, solution: Solution) -> list[str]:
    lines = [
        f"{_named(each.component, solution)} {_known(each.figure)}{_gain(each)}"
        for each in account.parts
    ]
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], f"and {more} more parts"] if more > 0 else lines


def _gain(part: Part) -> str:
    return f" ({points(part.potential)} to gain)" if part.potential > TOLERANCE else ""


def _budget(figure: Bounds, target: Ratio) -> str:
    return (
        f"all together {_known(figure)}: down {length(downtime(figure.high))} or more"
        f" in 30 days, where the promise allows {length(downtime(target.value))}"
    )


def _known(figure: Bounds) -> str:
    if figure.missing is None:
        return percent(figure.high)
    return f"at most {percent(figure.high)}" if figure.high < 1 else "(not stated)"


def _named(component: Component, solution: Solution) -> str:
    return f"`{component.id if component.within == solution.id else component.address}`"


def _stated_in(weakest: Part) -> tuple[tuple[Place, str], ...]:
    component = weakest.component
    if component.availability is None:
        return ()
    return ((Place(component.where, ("availability",)), f"works {_known(weakest.figure)}"),)


RULE = Rule(
    id="AVL-001",
    name="unmet-availability-target",
    summary="A solution promises to work more of the time than its parts together do.",
    why=(
        "What needs five parts works only while all five do: five parts at 99.9 % make a whole"
        " at 99.5 %, which is down for three and a half hours a month and not for 43 minutes."
        " A promise that the parts cannot keep is broken in the first year, and the department"
        " has planned its work around it."
    ),
    fix=(
        "Double the weakest parts, let the solution do without them for a while (a `fallback:`,"
        " or a call that nobody waits for), or promise what the parts can give."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST SP 800-53 CP-2", "NIST CSF 2.0 PR.IR-03", "NIST CSF 2.0 PR.IR-04"),
    notes=(
        "Each journey is judged by itself, and the worst counts; a solution without journeys is"
        " judged by all its components. A journey needs its first component that is no person,"
        " and all that this one needs by connections that are synchronous and have no fallback,"
        " at whatever remove; each component counts once. A later step that is reached only by"
        " other connections is left out. A fallback to another component (`use`) needs one of the"
        " two, and what both need counts once. A fallback that serves something counts where"
        " bringing the other side back (`recovers_in`, with all it needs first) takes no longer"
        " than its `for`; else the other side is needed. A `degraded_mode` does not count: people"
        " go on, but not with what was promised. Placements that share failures are reckoned with"
        " the beta factor, `common_cause`; a figure that nobody stated lies between its extremes,"
        " so a promise that is out of reach at best fails all the same. A solution that this one"
        " cannot work without has to promise as much itself, whatever its parts could give; one"
        " that another can stand in for need not."
        " Departure from the catalogue: a solution that promises nothing is unknown at every"
        " stage, so that deleting a promise never hides that it was not kept."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %} # <- AVL-001
components:
  resident: {kind: person}
  portal: {kind: web-app, placed: [dmz-1], availability: 99.9 %}
  login: {kind: identity-provider, placed: [office-1], availability: 99.9 %}
  hub: {kind: integration-hub, placed: [office-1], availability: 99.9 %}
  store: {kind: database, placed: [office-2], availability: 99.95 %}
  payments: {kind: saas, availability: 99.9 %, redundancy: {mode: managed}}
connections:
  resident -> portal: {protocol: https}
  portal -> login: {protocol: https}
  portal -> hub: {protocol: https}
  hub -> store: {protocol: postgresql}
  hub -> payments: {protocol: https}
journeys:
  apply: {path: [resident, portal, login, hub, store]}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
service_level: {availability: 99.5 %} # <- AVL-001
components:
  portal: {kind: web-app, placed: [dmz-1]}
  store: {kind: database, placed: [office-1], availability: 99.4 %}
connections:
  portal -> store: {protocol: postgresql}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %} # <- AVL-001
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.95 %}
  maps: {kind: service, placed: [office-1], availability: 99 %, recovers_in: 8 h}
connections:
  portal -> maps: {protocol: https, fallback: {serve: stored maps, for: 4 h}}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %} # <- AVL-001
components:
  resident: {kind: person}
  portal: {kind: web-app, placed: [dmz-1], availability: 99.95 %}
  login: {kind: service, placed: [office-1], availability: 99 %}
  spare-login: {kind: service, placed: [office-2], availability: 99 %}
  directory: {kind: database, placed: [office-1], availability: 99.9 %}
connections:
  resident -> portal: {protocol: https}
  portal -> login: {protocol: https, fallback: {use: spare-login}}
  portal -> spare-login: {protocol: https, fallback: {use: login}}
  login -> directory: {protocol: ldaps}
  spare-login -> directory: {protocol: ldaps}
journeys:
  apply: {path: [resident, portal]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %} # <- AVL-001
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.99 %}
connections:
  portal -> maps.layers: {protocol: https}
# file: maps.yaml
solution: maps
department: works
stage: live
tier: 2
service_level: {availability: 99.5 %}
components:
  layers: {kind: service, placed: [office-1], availability: 99.99 %}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.99 %} # <- AVL-001
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.9 %}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  resident: {kind: person}
  portal:
    kind: web-app
    placed: [dmz-1, dmz-2]
    availability: 99.9 %
    redundancy: {mode: active-active, needs: 1, common_cause: 5 %}
  store: {kind: database, placed: [office-2], availability: 99.95 %}
  payments: {kind: saas, availability: 99.9 %, redundancy: {mode: managed}}
connections:
  resident -> portal: {protocol: https}
  portal -> store: {protocol: postgresql}
  portal -> payments: {protocol: https, mode: async}
journeys:
  apply: {path: [resident, portal, store, payments]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  resident: {kind: person}
  portal: {kind: web-app, placed: [dmz-1], availability: 99.95 %}
  login: {kind: service, placed: [office-1], availability: 99 %}
  spare-login: {kind: service, placed: [office-2], availability: 99 %}
  maps: {kind: service, placed: [office-1], availability: 99 %, recovers_in: 4 h}
connections:
  resident -> portal: {protocol: https}
  portal -> login: {protocol: https, fallback: {use: spare-login}}
  portal -> spare-login: {protocol: https, fallback: {use: login}}
  portal -> maps: {protocol: https, fallback: {serve: stored maps, for: 4 h}}
journeys:
  apply: {path: [resident, portal]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.99 %}
connections:
  portal -> maps.layers: {protocol: https}
# file: maps.yaml
solution: maps
department: works
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  layers: {kind: service, placed: [office-1], availability: 99.99 %}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.9 %}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.95 %}
  store: {kind: database, placed: [office-1]} # <- AVL-001 unknown
connections:
  portal -> store: {protocol: postgresql}
""",
        """
solution: permits # <- AVL-001 unknown
department: clerk
stage: approved
tier: 3
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.95 %}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  portal: # <- AVL-001 unknown
    kind: web-app
    placed: [dmz-1, dmz-2]
    availability: 99.9 %
    redundancy: {mode: active-active, common_cause: 5 %}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.95 %}
connections:
  portal -> maps.api: {fallback: {serve: stored maps}} # <- AVL-001 unknown
# file: maps.yaml
solution: maps
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  api: {kind: service, placed: [office-1], availability: 99.9 %, recovers_in: 4 h}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {availability: 99.9 %}
components:
  portal: {kind: web-app, placed: [dmz-1], availability: 99.99 %}
connections:
  portal -> maps.layers: {protocol: https}
# file: maps.yaml
solution: maps # <- AVL-001 unknown
department: works
stage: live
tier: 2
components:
  layers: {kind: service, placed: [office-1], availability: 99.99 %}
""",
    ),
)
