"""The town of the site's tests in git, growing by commits that also change what is hidden."""

from pathlib import Path

from city_in_git import git

SUBJECT = "Buy it from Lockhart Locksmiths"
"""What a commit says is for those who work on the design."""


def grow(town: Path) -> None:
    """Three commits: the town, one that changes much, and one that changes nothing but words."""
    git(town, "init", "--quiet", "--initial-branch", "main")
    _commit(town, "Begin", "2026-09-01")
    counter = town / "models/counter.yaml"
    text = counter.read_text(encoding="utf-8")
    text = text.replace("availability: 99.95 %", "availability: 98 %")
    text = text.replace("keep burglars out", "keep burglars and thieves out")
    text = text.replace("tier: 3", "tier: 2").replace("connections:", f"{_PARTS}connections:")
    text += _COST
    counter.write_text(text, encoding="utf-8")
    watch = town / "models/watch.yaml"
    secret = watch.read_text(encoding="utf-8").replace("Secret quill", "Secret fountain pen")
    watch.write_text(secret + "purpose: The night watch hides here.\n", encoding="utf-8")
    _commit(town, SUBJECT, "2026-10-01")
    counter.write_text(f"# Nothing else.\n{text}", encoding="utf-8")
    _commit(town, "Say nothing", "2026-10-05")


_PARTS = """\
  safe: {name: Steel safe, kind: database, audience: restricted}
  bell: {name: Counter bell, kind: service}
"""
_COST = """\
cost:
  lines: {rent: {running: 1000 USD / year}}
  growth: 0 %
  five_year_total: 5000 USD
"""


def _commit(town: Path, subject: str, day: str) -> None:
    git(town, "add", "--all")
    git(
        town,
        "commit",
        "--quiet",
        "--author",
        "Eve Ning <eve@example.org>",
        "--message",
        subject,
        day=day,
    )
