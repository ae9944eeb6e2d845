"""The JSON of a diff meets its published schema."""

import json

import jsonschema
from city_in_git import Repository
from click.testing import CliRunner

from archkit.cli import cli


def test_a_diff_with_much_in_it_meets_the_schema(repository: Repository) -> None:
    schema = json.loads(CliRunner().invoke(cli, ["schema", "diff"]).stdout)
    repository.replace("priority: must", "priority: should")
    repository.replace("billing-database", "ledger")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(repository.diff(), schema)
