"""CMP-002: a rule of the workspace's own that can find nothing. Light: every run needs the page."""

from archkit.rules.rule import INFO, Page, WaivableBy

PAGE = Page(
    id="CMP-002",
    name="idle-rule",
    summary="A rule of the workspace's own looks for something that nothing in the design is.",
    why=(
        "A rule that applies to nothing finds nothing, and that looks just like a sound design."
        " Mostly a tag or a value is written otherwise there, or the design has changed."
    ),
    fix="Compare what the rule looks for with the design. If its time will come, ignore CMP-002.",
    severity=INFO,
    traces_to=(),
    waivable_by=WaivableBy.NOBODY,
    notes=(
        "It looks at rules of the workspace's own that ran, and tells of one that applied to no"
        " element, or that names a sort of component, such as a gateway, that the design has none"
        " of. What `must` and `must_not` ask for may be on nothing at all. It is not reported while"
        " files of the models cannot be read: the element may stand in one of them."
    ),
)
