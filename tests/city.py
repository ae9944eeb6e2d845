"""A small city in a folder, and what `archkit validate` says of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from click.testing import CliRunner, Result

from archkit.cli import cli

AS_OF = "2026-11-01"
SETTINGS = """
[workspace]
name = "Test City"

[validate]
select = ["SEC-001"]
"""
REGISTRY = """
departments:
  clerk: {name: Town clerk}
data:
  notice: {classification: public, regimes: []}
  permit: {classification: confidential, regimes: []}
technologies:
  python-3.13: {end_of_life: 2029-10-31}
zones:
  office: {kind: corporate, trust: 3}
nodes:
  office-1: {zone: office}
  office-2: {zone: office}
"""
RECORDS = """
solution: records
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  store: {kind: database, placed: [office-2]}
connections:
  desk -> store:
    {protocol: postgresql, encryption: none, network: lan, carries: [permit]}
"""
ELSEWHERE = "SEC-001 fail models/records.yaml:10:40 records.desk -> store"
"""What is found in the file that no test touches."""


@dataclass(frozen=True)
class Outcome:
    """What a run said, each part in one line."""

    exit_code: int
    mistakes: Sequence[str] = ()
    findings: Sequence[str] = ()
    crashes: Sequence[str] = ()


def mistake(code: str, at: str, message: str, hint: str | None = None, *related: str) -> str:
    """A diagnostic in one line."""
    parts = [f"{at} {code}: {message}", *([f"({hint})"] if hint else []), *related]
    return " ".join(parts)


def refused(*mistakes: str) -> Outcome:
    """The run that has these mistakes, and for all that finds what stands elsewhere."""
    return Outcome(2, mistakes, (ELSEWHERE,))


@dataclass
class City:
    """A workspace with a registry, and one solution with one finding."""

    root: Path

    def write(self, file: str, content: str | bytes) -> Path:
        """Write a file; a text loses its indentation and its first, empty line."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = dedent(content).removeprefix("\n").encode()
        path.write_bytes(content)
        return path

    def run(self, *arguments: str) -> Result:
        """Run a command."""
        return CliRunner().invoke(cli, list(arguments))

    def validate(self, *options: str, path: str = ".") -> Result:
        """Run `archkit validate` as of a fixed day."""
        return self.run("validate", str(self.root / path), "--as-of", AS_OF, *options)

    def report(self, *options: str, path: str = ".") -> dict[str, Any]:
        """What the JSON report says."""
        report: dict[str, Any] = json.loads(
            self.validate("--format", "json", *options, path=path).stdout
        )
        return report

    def outcome(self, *options: str, path: str = ".") -> Outcome:
        """What the run said."""
        result = self.validate("--format", "json", *options, path=path)
        report = json.loads(result.stdout)
        return Outcome(
            result.exit_code,
            tuple(map(_mistake, report["diagnostics"])),
            tuple(map(_finding, report["findings"])),
            tuple(f"{each['rule']} {each['element']}" for each in report["crashes"]),
        )


def _at(place: dict[str, Any]) -> str:
    return f"{place['file']}:{place['line']}:{place['column']}"


def _mistake(given: dict[str, Any]) -> str:
    related = [f"{_at(each)} {each['note']}" for each in given["related"]]
    at = _at(given["place"])
    return mistake(given["code"], at, given["message"], given["hint"], *related)


def _finding(given: dict[str, Any]) -> str:
    element = given["element"]["address"]
    return f"{given['rule']} {given['outcome']} {_at(given['place'])} {element}"
