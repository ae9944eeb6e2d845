"""Texts that would break out of a report if they could, and a waiver."""

EVIL = (
    "=1+1 `code` <script>alert(1)</script> <img src=x> &amp; \" ' ]]> --> [link](https://e.example)"
    " ![i](https://e.example/i) ##[add-mask]x {0} %0A a | b \x1b[31m \u202e \ufffe @mo #1 $x$ *b* _i_\n"
    "::add-mask::secret\n# heading"
)
"""What nobody would say of a building permit."""
WAIVER = """
waivers:
  w1:
    rule: SEC-001
    element: desk -> store
    reason: The wire stays inside the building.
    compensating_control: The wire is in a locked duct.
    residual_risk: low
    requested_by: {role: Architect, name: Al Reed}
    approved_by: {role: Information Security Officer, name: Mo Stone}
    granted: 2026-06-01
    expires: 2026-12-31
"""
