"""Writes the site of the town for one edition; tests of the site ask for it as `site`."""

from collections.abc import Callable

from click.testing import Result

SITE = Callable[..., Result]
