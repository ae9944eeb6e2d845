"""What may be wrong with the text of a requirement."""

from enum import StrEnum


class Fault(StrEnum):
    """A fault of one statement; each belongs to one rule."""

    VAGUE = "vague"
    SEVERAL_DEMANDS = "several-demands"
    NOBODY_ACTS = "nobody-acts"

    UNBOUND = "unbound"
    PASSIVE = "passive"
    BARE_NUMBER = "bare-number"
    ESCAPE = "escape"
    OPEN_LIST = "open-list"
    ABILITY = "ability"
    ENABLING = "enabling"
    AND_OR = "and-or"
    NEGATION = "negation"
    SLASH = "slash"
    SEVERAL_SENTENCES = "several-sentences"
    COMBINATION = "combination"
    PURPOSE = "purpose"
    ASIDE = "aside"
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    ABSOLUTE = "absolute"
    QUANTIFIER = "quantifier"
    NO_BOUND = "no-bound"
    SOME_TIME = "some-time"
    OPEN_MOMENT = "open-moment"
    ABBREVIATION = "abbreviation"
    COMPARISON = "comparison"
    UNFINISHED = "unfinished"

    SEVERAL_ACTORS = "several-actors"
    UNPARTED_CONDITION = "unparted-condition"
    IF_WITHOUT_THEN = "if-without-then"
    SEVERAL_TRIGGERS = "several-triggers"
    HIDDEN_TRIGGER = "hidden-trigger"
