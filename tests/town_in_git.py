"""A small town whose design changes, commit by commit."""

from dataclasses import dataclass
from pathlib import Path

from city import RECORDS, REGISTRY, SETTINGS, City
from city_in_git import git

ASKED = """
requirements:
  REC-001:
    kind: constraint
    statement: The register shall cost at most 2,000 USD per year.
    priority: must
    fit: {metric: yearly-cost, at_most: 2000 USD / year}
cost:
  lines: {hosting: {running: 1500 USD / year}}
  growth: 0 %
  five_year_total: 7500 USD
"""
FULL = RECORDS + ASKED
DEAR = FULL.replace("1500", "2500").replace("7500", "12500")
SAFE = DEAR.replace("encryption: none", "encryption: tls-1.3")
RENAMED = (
    SAFE.replace("store: {", "archive: {was: store, ")
    .replace("desk -> store", "desk -> archive")
    .replace("REC-001:", "REC-002:\n    was: REC-001")
)
BROKEN = RENAMED.replace("tier: 2", "tier: [")
CHEAP = RENAMED.replace("12500", "4500").replace("2500", "900")
GONE = CHEAP.partition("\nrequirements:")[0]


@dataclass
class Town(City):
    """A town in a git repository; a day goes by from commit to commit."""

    days: int = 0

    @classmethod
    def new(cls, root: Path) -> "Town":
        """A town that nobody has committed yet: it has its registries, and no solution."""
        made = cls(root)
        made.write("archkit.toml", SETTINGS)
        made.write("models/city.yaml", REGISTRY)
        return made

    def begin(self) -> None:
        """Make the repository, with the town as it is."""
        git(self.root, "init", "--quiet", "--initial-branch", "main")
        self.step("Begin")

    def step(self, subject: str, **models: str) -> None:
        """Write models and commit all that is there."""
        for name, text in models.items():
            self.write(f"models/{name}.yaml", text)
        self.days += 1
        git(self.root, "add", "--all")
        # The same every time: a commit is named by what it holds, who made it, and when.
        message = ["--allow-empty", "--message", subject]
        git(self.root, "commit", "--quiet", *message, day=f"2026-10-{self.days:02}")

    def live(self) -> None:
        """All that becomes of the register, in nine commits."""
        self.begin()
        self.step("Ask what it costs", records=FULL)
        self.step("Pay more", records=DEAR)
        self.write("notes.txt", "Nothing of the design.\n")
        self.step("Take notes")
        self.step("Encrypt", records=SAFE)
        self.step("Rename", records=RENAMED)
        self.step("Lose a bracket", records=BROKEN)
        self.step("Pay less", records=CHEAP)
        self.step("Ask no more", records=GONE)
