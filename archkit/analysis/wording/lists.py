"""The words and phrases that a program can look for, each list under the fault it shows.

The numbers R7 to R38 are those of the INCOSE Guide to Writing Requirements; the lists are
archkit's own. `(a|b)` stands for either, `(a)` for `a` or nothing, `#` for a number that follows.
"""

from collections.abc import Mapping
from typing import Final

from archkit.analysis.wording.fault import Fault
from archkit.analysis.wording.lexicon import Lexicon, spelt_out

LISTS: Final[Mapping[Fault, str]] = {
    # R7. `any`, `all` and `common` are no degree, and stand elsewhere or nowhere.
    Fault.VAGUE: """
        a lot of, a few, almost always, very nearly, (nearly|about|around|close to) #,
        user friendly, easy to use, state of the art, best (possible|in class|of breed),
        as soon as possible, support(s) all, asap,
        in a timely manner, ancillary, relevant, generic, significant(ly), flexible, flexibly,
        expandable, typical(ly), sufficient(ly), adequate(ly), appropriate(ly), efficient(ly),
        effective(ly), proficient(ly), reasonable, reasonably, customary, routinely, allowable,
        approximate(ly), several, various, numerous, some, many, fast(er), quick(|er|ly),
        eas(y|ier|ily), robust(ly), seamless(ly), intuitive(ly), timely, minimal(ly),
        mini(mise|mize)(|s|d), maxi(mise|mize)(|s|d), opti(mise|mize)(|s|d), smooth(ly),
        convenient(ly), acceptable, acceptably, satisfactory, satisfactorily
    """,
    # R8.
    Fault.ESCAPE: """
        (so|as) far as (is) (possible|practicable|feasible),
        as (little|much) as (is) (possible|practicable|feasible),
        (where|wherever|when|whenever|if) (possible|practicable|feasible|practical),
        (where|if|when|as) (|it should prove|it proves) (necessary|needed|appropriate),
        to the extent (necessary|practical|practicable|possible|feasible),
        (as|if) required, where applicable, unless impracticable, best effort(s)
    """,
    # R9.
    Fault.OPEN_LIST: """
        including but not limited to, and so (on|forth), such as, e.g., etc., et cetera,
        (and|or) the like, for (example|instance), among others, and others
    """,
    # R10, where nothing is lost without it.
    Fault.ABILITY: """
        be designed to, be able to, be capable of, be in a position to,
        have the (ability|capability|capacity) to, provide the (ability|capability) (to|of)
    """,
    # R10, where it may be the very thing that is asked for.
    Fault.ENABLING: "(shall|must|will) (enable|allow|permit)",
    # R16.
    Fault.NEGATION: "not, cannot, can't, won't, shan't, mustn't, nor",
    # R20.
    Fault.PURPOSE: """
        in order (to|that), so as to, so that, to ensure (that), to make sure (that),
        for (the) purpose(s) of, (the) (purpose|intent|intention|reason) (of|for) this,
        with the (aim|intent|intention|purpose) of, with a view to, because
    """,
    # R24. The typographer's `IT` is no pronoun (see `tokens`).
    Fault.PRONOUN: """
        it, itself, they, them, themselves, he, him, she, this, these, those, someone, somebody,
        something, anyone, anybody, anything, everyone, everybody, everything
    """,
    # R24, where the reader mostly sees whose.
    Fault.POSSESSIVE: "its, their, theirs, his, her, hers",
    # R26. `100 %` is found beside them.
    Fault.ABSOLUTE: """
        always, never, completely, totally, entirely, absolutely, fully, every, at all times,
        in all cases, in every case, under (all|any) circumstances, without exception, zero downtime
    """,
    # R32.
    Fault.QUANTIFIER: "all, any, both",
    # R35: a time without a measure.
    Fault.SOME_TIME: """
        eventually, immediate(ly), instant(ly), instantaneous(ly), simultaneously, prompt(ly),
        periodic(ally), regularly, frequently, occasionally, soon, at last, in due course,
        (in) (near) real time, from time to time, on a regular basis, without (undue) delay,
        up to date
    """,
    # R35: an order of events without a measure.
    Fault.OPEN_MOMENT: "until, before, after, once",
    # R38; those of units are a matter of R36.
    Fault.ABBREVIATION: """
        approx, dept(s), mgmt, mgr, govt, incl, excl, avg, vs, viz, i.e., qty, amt, acct, appt,
        misc, temp, resp, info, config
    """,
    # ISO/IEC/IEEE 29148: degrees of comparison.
    Fault.COMPARISON: """
        best, better, worst, worse, most, least, optimal(ly), optimum, superior, improve(|s|d),
        enhance(|s|d), simpler, cheaper, safer, higher, lower, larger, smaller, greater, longer,
        shorter, newer, more, fewer, less
    """,
    Fault.UNFINISHED: """
        tba, tbc, tbd, tbr, tbs, todo, fixme, to be (determined|decided|agreed|announced)
    """,
}
"""The phrases of each fault."""

_SOUND: Final = """
    effective (date|from|on|until|as of), effective communication, reasonable accommodation(s),
    reasonably accommodate, reasonable modification(s), reasonable (suspicion|cause),
    adequate public facilit(y|ies), significant (figures|digits), fast track(|ed|s),
    quick response code(s), acceptable use, how many, as many as, one to many, many to (one|many),
    (as|if) required (by|under|in), (if|as) it proves, not only, whether or not,
    (no|not) (more|less|fewer|later|earlier|longer|older) than, not exceed, at (most|least),
    the most recent, most recent(ly), for the most part,
    (more|less|fewer|higher|lower|larger|smaller|greater|longer|shorter|newer|better|worse)
    (|or equal to |or equal )than, no longer,
    (or|and) (more|less|fewer|higher|lower|greater|longer|later|earlier),
    (one|two|three) or more, more or less, every #,
    every (other|second|minute|hour|day|night|morning|week|month|quarter|year), fully qualified,
    least privilege, at all, all clear, once (a|per|each|every),
    to be (determined|decided|agreed|announced) by, lowest responsible bidder,
    real time crime center, (shall|must|will) (allow|permit) only, best value,
    best interest(s) of, best (case|practice(s)), worst case, better business bureau,
    (lower|higher|greater|lesser|larger|smaller|shorter|longer|earlier|later) of,
    (higher|lower) (court(s)|education|level(s)|floor(s)|deck), lower case, enhanced #,
    improved (lot(s)|land|parcel(s)|propert(y|ies)|real estate), less lethal,
    any (#|single|one|two|three|four|five), all (way|terrain|weather|gender|hazard(s)),
    instant runoff
"""
"""Terms of law and administration, and exact uses of words that are found elsewhere."""

LEXICON: Final = Lexicon(
    [
        *((phrase, None) for phrase in spelt_out(_SOUND)),
        *((phrase, fault) for fault, lines in LISTS.items() for phrase in spelt_out(lines)),
    ]
)
"""Every list at once; what is sound comes first, and so wins over an equal phrase."""
