from archkit.cli.validate import SEVERITIES
from archkit.model.settings import FailOn


def test_the_severities_on_the_command_line_are_those_of_the_settings() -> None:
    assert tuple(each.value for each in FailOn) == SEVERITIES
