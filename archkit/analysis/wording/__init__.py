"""How a requirement is worded: checks that a program can make of its text.

The numbers R1 to R42 are those of the INCOSE Guide to Writing Requirements; the
forms of a sentence are EARS (Mavin et al. 2009). Conditions and word lists are
archkit's own. Only checks with few false alarms are made: a rule that cries
wolf is switched off.
"""
