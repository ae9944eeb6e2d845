"""The reference city as a git repository, which the tests change."""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml_rs
from click.testing import CliRunner, Result

from archkit.cli import cli

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-24"


def git(folder: Path, *arguments: str, day: str = "") -> str:
    """Run git in a folder, whatever this machine's settings are, as on a day."""
    when = f"{day}T12:00:00+0000"
    dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if day else {}
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    whole = ["git", *who, *arguments]
    done = subprocess.run(  # noqa: S603 - no shell, and every word is of a test
        whole,
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **dated},
    )
    return done.stdout.strip()


@dataclass(frozen=True)
class Repository:
    """A workspace in a git repository."""

    root: Path

    def commit(self, message: str = "change") -> None:
        """Commit all that is there."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", message)

    def put(self, file: str, path: str, value: Any) -> None:
        """Change one fact; `None` takes it away. `Any`: whatever a field holds."""
        where = self.root / file
        data: Any = yaml_rs.loads(where.read_text(encoding="utf-8"), parse_datetime=False)
        *steps, last = path.split("/")
        at = data
        for step in steps:
            at = at[step]
        if value is None:
            del at[last]
        else:
            at[last] = value
        where.write_text(json.dumps(data, indent=1), encoding="utf-8")

    def replace(self, old: str, new: str) -> None:
        """Replace a text in every model."""
        for path in sorted((self.root / "models").rglob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            if old in text:
                path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> Result:
        """Run `archkit diff`."""
        where = ["--workspace", str(self.root), "--as-of", AS_OF]
        return CliRunner().invoke(cli, ["diff", *where, *arguments])

    def diff(self, *arguments: str) -> dict[str, Any]:
        """What `archkit diff` says, as data."""
        result = self.run("--format", "json", *arguments)
        assert result.exit_code == 0, result.output
        read: dict[str, Any] = json.loads(result.stdout)
        return read


Change = Callable[[Repository], None]
