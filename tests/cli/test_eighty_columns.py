"""What the program says fits a terminal of 80 columns, whole."""

import pytest
from city import City
from click.testing import CliRunner
from commands import COMMANDS

from archkit.cli import cli


def said(*arguments: str) -> list[str]:
    result = CliRunner().invoke(cli, list(arguments), prog_name="archkit", env={"COLUMNS": "80"})
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.split("\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_fits(command: str) -> None:
    assert [line for line in said(*command.split(), "--help") if len(line) > 80] == []


def test_the_list_of_commands_tells_each_in_a_whole_sentence() -> None:
    lines = said("--help")
    told = {line.split()[0]: line for line in lines if line.startswith("  ")}
    top = {command.split()[0] for command in COMMANDS}
    assert [command for command in sorted(top) if told[command].endswith("...")] == []
    assert [line for line in lines if len(line) > 80] == []


def test_the_list_of_rules_fits() -> None:
    assert [line for line in said("rules") if len(line) > 80] == []


def test_the_list_of_pictures_fits(city: City) -> None:
    name = "The Department of Streets, Bridges and Public Lighting of the County"
    city.write("models/long.yaml", f"departments:\n  streets: {{name: {name!r}}}\n")
    city.write("models/lamps.yaml", "solution: lamps\ndepartment: streets\ntier: 4\nstage: live\n")
    result = city.run("diagram", "--workspace", str(city.root))
    listed = result.stdout.splitlines()
    assert ([line for line in listed if len(line) > 80], "the County" in result.stdout) == (
        [],
        True,
    )
