"""The workspace's settings: `archkit.toml`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from archkit.model.approval import Lane
from archkit.model.base import Maybe, Model
from archkit.model.quantities import Money, MoneyRate, Ratio
from archkit.model.regulation import Amendment
from archkit.model.vocabulary import Stage

FILE: Final = "archkit.toml"
BASELINE: Final = "archkit-baseline.yaml"
"""The findings that the workspace lives with; it stands beside the settings and is no model."""


class Severity(StrEnum):
    """How much a finding matters."""

    rank: int
    """From 0, an error, upward."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)

    def at_least(self, other: "Severity") -> bool:
        """Whether it matters at least as much as another."""
        return self.rank <= other.rank


class FailOn(StrEnum):
    """From which severity on findings make the command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class WorkspaceSettings(Model):
    """What the workspace is."""

    name: str
    """The city's name, for headings."""
    models: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)] = (
        "models",
    )
    """The folders with models and decisions."""
    python: tuple[str, ...] = ()
    """Patterns of the Python models that may be run; running one executes its code."""
    timezone: str = "UTC"
    """The IANA time zone in which days begin and end."""


class Override(Model):
    """Rules that are treated otherwise in a part of the models."""

    files: Annotated[tuple[str, ...], Field(min_length=1)]
    """Patterns of model files, such as `models/legacy/**`."""
    ignore: tuple[str, ...] = ()
    """Rules not to run there: ids, names, families, frameworks."""
    severity: Mapping[str, Severity] = Field(default_factory=dict)
    """Rules whose findings get another severity there."""
    reason: Annotated[str, Field(min_length=1)]
    """Why."""

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.ignore and not self.severity:
            raise PydanticCustomError(
                "contradiction", "this override changes nothing: give it `ignore` or `severity`"
            )
        return self


OFF: Final = "off"
"""Instead of a severity: a finding is counted, and not shown."""

Tier = Annotated[int, Field(ge=1, le=4)]


class Level(Model):
    """A severity for the findings of some rules."""

    rules: Annotated[tuple[str, ...], Field(min_length=1)]
    """The rules: ids, names, families, frameworks."""
    severity: Severity | Literal["off"]
    """How much their findings matter; `off` where they are counted, and not shown."""
    tiers: tuple[Tier, ...] = ()
    """Only for solutions of these tiers."""
    stages: tuple[Stage, ...] = ()
    """Only for solutions of these stages."""


class Profile(Model):
    """The severities that a purpose asks for, under a name."""

    about: Annotated[str, Field(min_length=1)]
    """What it is for, in a sentence."""
    also: tuple[str, ...] = ()
    """Rules to run beside those that are selected, such as optional ones."""
    levels: tuple[Level, ...] = ()
    """The severities; of those that fit a finding, the last counts."""

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.also and not self.levels:
            raise PydanticCustomError(
                "contradiction", "this profile changes nothing: give it `levels` or `also`"
            )
        return self


class ValidateSettings(Model):
    """What `archkit validate` does."""

    select: Annotated[tuple[str, ...], Field(min_length=1)] = ("ALL",)
    """The rules to run: ids, names, families, frameworks, or `ALL`: every one but the optional."""
    ignore: tuple[str, ...] = ()
    """The rules not to run."""
    profile: Maybe[str] = None
    """The profile whose severities count: `draft`, `board`, `live`, or one of `profiles`."""
    fail_on: FailOn = Field(default=FailOn.ERROR, alias="fail-on")
    """From which severity on the command ends with exit code 1."""


Roles = tuple[Annotated[str, Field(min_length=1)], ...]


class WaiverSettings(Model):
    """Who may accept which risk, and for how long."""

    longest: Annotated[int, Field(ge=1)] = 365
    """The most days from the day a waiver is granted to its last."""
    up_to_moderate: Roles = Field(default=("Information Security Officer",), alias="up-to-moderate")
    """The roles that may accept a residual risk up to moderate."""
    above_moderate: Roles = Field(default=("City Manager",), alias="above-moderate")
    """The roles that may accept a higher one, and so a lower one too."""


Names = tuple[Annotated[str, Field(min_length=1)], ...]


class OwnRuleSettings(Model):
    """The workspace's own rules."""

    folders: Names = ()
    """The folders with rules: those declared in YAML are read, none is left out in silence."""
    python: Names = ()
    """Patterns of the Python rules there that may be run; running one executes its code."""
    packs: Names = ()
    """The installed packs of rules that may be run, by the names of their entry points."""


class OwnTacticSettings(Model):
    """The workspace's own tactics."""

    python: Names = ()
    """Patterns of the Python files that hold one each and may be run; running executes code."""


class DiffSettings(Model):
    """What `archkit diff` compares with, and which change needs which review."""

    main_branch: Maybe[str] = Field(default=None, alias="main-branch")
    """The branch that work starts from; `main` or `master` where nothing is said."""
    lanes: Mapping[str, Lane] = Field(default_factory=dict)
    """The lane of a kind of change, by its name, where it differs from archkit's own."""
    cost_advisory: Ratio = Field(default=Ratio.parse("10 %"), alias="cost-advisory")
    """From which change of the cost over five years on somebody gives advice."""
    cost_board: Ratio = Field(default=Ratio.parse("25 %"), alias="cost-board")
    """From which change of the cost over five years on the board decides."""


class Price(Model):
    """What a change costs, as the city knows it; archkit itself knows no price."""

    once: Maybe[Money] = None
    """What is paid once."""
    running: Maybe[MoneyRate] = None
    """What is paid again and again."""
    fund: Maybe[Annotated[str, Field(min_length=1)]] = None
    """The fund that pays; that of the solution's largest line where nothing is said."""
    basis: Annotated[str, Field(min_length=1)]
    """The quote, price list or contract behind it."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.once is None and self.running is None:
            raise PydanticCustomError(
                "contradiction", "a price has `once`, `running`, or both: `0 USD` where it is free"
            )
        return self


Handle = Annotated[str, Field(pattern=r"^(@[\w./-]+|[^@\s#]+@[^@\s#]+)$")]
"""An account or a group such as `@city/library`, or a mail address."""


class Settings(Model):
    """Everything in `archkit.toml`."""

    workspace: WorkspaceSettings
    """What the workspace is."""
    validate_: ValidateSettings = Field(
        default=ValidateSettings.model_construct(), alias="validate"
    )
    """What `archkit validate` does."""
    own_rules: OwnRuleSettings = Field(default=OwnRuleSettings.model_construct(), alias="own-rules")
    """The workspace's own rules."""
    own_tactics: OwnTacticSettings = Field(
        default=OwnTacticSettings.model_construct(), alias="own-tactics"
    )
    """The workspace's own tactics."""
    rules: Mapping[str, Mapping[str, object]] = Field(default_factory=dict)
    """Parameters of rules, by the rule's id or name."""
    regulations: Mapping[str, Amendment] = Field(default_factory=dict)
    """What the workspace knows of laws and policies that archkit does not, by the fact's id."""
    profiles: Mapping[str, Profile] = Field(default_factory=dict)
    """The workspace's own profiles, by name."""
    waivers: WaiverSettings = WaiverSettings.model_construct()
    """Who may accept which risk, and for how long."""
    diff: DiffSettings = DiffSettings.model_construct()
    """What `archkit diff` does."""
    prices: Mapping[str, Price] = Field(default_factory=dict)
    """What it costs to apply a tactic, by the tactic's name."""
    handles: Mapping[str, Handle] = Field(default_factory=dict)
    """What the code platform calls people, by their role or name; not in the models, so that a new
    account changes no design that somebody approved."""
    overrides: tuple[Override, ...] = ()
    """Rules that are treated otherwise in a part of the models."""
