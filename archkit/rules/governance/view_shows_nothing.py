"""GOV-011: a view asks for what nothing in the design is."""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing, any_of
from archkit.analysis.matches import Matches, matches, wrong_fields
from archkit.model.view import CityView, View
from archkit.rules.rule import ERROR, WARNING, Fail, Judgement, Rule, Situation, Unknown
from archkit.source.place import Path


def judge(view: View, on: Situation) -> Judgement:
    """Judge one view."""
    wrong = list(wrong_fields(view))
    if wrong:
        return [
            Fail(
                each.message,
                field=each.field,
                fix=f"{each.hint}.",
                severity=ERROR,
                key=".".join(map(str, each.field)),
            )
            for each in wrong
        ]
    return list(_idle(view, on))


def _idle(view: View, on: Situation) -> Iterator[Fail | Unknown]:
    found = matches(view, on.facts)
    where = "this solution" if view.within else "the design"
    shows: Path = ("shows",)
    if not found.shown:
        yield Fail(
            f"it shows nothing: no component of {where} matches, so it is not drawn{_but(found)}",
            field=shows,
            only_if_whole=True,
        )
        return
    if view.connections is None:
        return
    own = {each.address for each in found.shown}
    touching = (each for each in on.design.connections if {each.source, each.target} & own)
    drawn = any_of(*(found.draws.holds(each, on.facts) for each in touching))
    if isinstance(drawn, Missing):
        yield Unknown(drawn)
    elif not drawn:
        yield Fail(
            "it draws no connection: none of what it shows matches",
            field=("connections",),
            only_if_whole=True,
        )


def _but(found: Matches) -> str:
    if not found.unsure:
        return ""
    names = ", ".join(f"`{each.address}`" for each in found.unsure[:3])
    more = f" and {len(found.unsure) - 3} more" if len(found.unsure) > 3 else ""  # noqa: PLR2004
    return f"; the models do not say whether {names}{more} would"


RULE = Rule(
    id="GOV-011",
    name="view-shows-nothing",
    summary="A view asks for what nothing in the design is.",
    why=(
        "A view shows whatever matches. Where nothing does, the picture is missing from the pages,"
        " and its readers take it that there is nothing to see. Mostly a tag or a value is written"
        " otherwise in the design."
    ),
    fix="Compare what the view asks for with the design, or remove the view.",
    severity=WARNING,
    traces_to=("ISO/IEC/IEEE 42010:2022",),
    notes=(
        "It is an error where a view asks for a field that the language does not have, or for a"
        " value that the field cannot hold. A component of which the models do not say whether it"
        " matches is not drawn, and the picture tells so."
    ),
    subject=(View, CityView),
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app}
  register: {kind: service}
connections:
  portal -> register: {protocol: https}
views:
  stores:
    picture: container
    shows: {kind: database} # <- GOV-011
  odd:
    picture: container
    shows:
      fields:
        colour: blue # <- GOV-011
  mail:
    picture: container
    shows: any
    connections: {protocol: smtp} # <- GOV-011
city_views:
  tagged:
    picture: landscape
    shows: {tags: nowhere} # <- GOV-011
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, tags: [counter]}
  register: {kind: service}
connections:
  portal -> register: {protocol: https}
views:
  counter: {picture: container, shows: {tags: counter}, connections: {protocol: https}}
city_views:
  services: {picture: landscape, shows: {kind: service}}
""",
    ),
)
