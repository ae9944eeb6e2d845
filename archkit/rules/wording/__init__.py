"""Rules on how requirements are worded.

Up to TXT-040 a rule has the number that the INCOSE Guide to Writing Requirements gives its
subject; from TXT-101 on stand the forms of EARS, and what that guide has no number for. Conditions,
words and texts are archkit's own.
"""
