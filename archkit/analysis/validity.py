"""Until when something counts: waivers, approvals, certificates, reports and tests, all alike.

A day counts to its end in the workspace's time zone: a design is judged as of a day there.
"""

import datetime as dt


def is_over(last: dt.date, as_of: dt.date) -> bool:
    """Whether something that counts until the end of a day does so no more."""
    return last < as_of


def is_recent(day: dt.date, as_of: dt.date, days: int) -> bool:
    """Whether something was done within so many days; what is still to come proves nothing."""
    return 0 <= (as_of - day).days <= days
