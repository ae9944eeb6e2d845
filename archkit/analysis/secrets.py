"""Literal secrets: keys, tokens and passwords that stand in a text, and how to hide them.

Made to be right rather than complete, since nobody may waive what it finds: a
plain word cannot be told from a description, so a password is one only where it
stands beside its name and mixes letters and digits. What is random is told by
two figures over a run of letters and digits (a plus is
one, as in base64): the entropy of its characters
(Shannon 1948), and how often a capital, a small letter and a digit follow each
other, which they seldom do in names.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

_SHORTEST: Final = 8
_ENTROPY: Final = 3.5
"""Bits a character; a random run of 20 letters and digits has about 4."""
_CHANGES: Final = 0.4
"""The share of neighbours that differ in kind; of random ones 0.6, in names at most 0.3."""

_TOKEN: Final = re.compile(
    r"""
      (?P<private_key> -----BEGIN[ ](?:[A-Z]{1,12}[ ]){0,3}PRIVATE[ ]KEY----- [^\n]{0,4096} )
    | (?<![A-Za-z0-9]) (?P<key>
          (?:AKIA|ASIA)[0-9A-Z]{16} (?![0-9A-Za-z])
        | gh[pousr]_[A-Za-z0-9]{36,255}
        | github_pat_[A-Za-z0-9_]{40,255}
        | glpat-[A-Za-z0-9_-]{20,255}
        | xox[abeoprs]-[A-Za-z0-9-]{10,255}
        | AIza[A-Za-z0-9_-]{35}
        | [rs]k_live_[A-Za-z0-9]{16,255}
        | SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}
        | hv[sb]\.[A-Za-z0-9_-]{20,255}
        | npm_[A-Za-z0-9]{36}
        | pypi-[A-Za-z0-9_-]{50,255}
        | eyJ[A-Za-z0-9_-]{10,2048}\.eyJ[A-Za-z0-9_-]{10,2048}\.[A-Za-z0-9_-]{0,2048}
      )
    """,
    re.VERBOSE,
)
_BESIDE: Final = re.compile(
    r"""
      :// [^\s/:@]{1,64} : (?P<password_in_url> [^\s/:@]{1,128} ) @
    | (?i: pass(?:word|wd|phrase) | \bpwd
         | (?:api|access|account|shared|client|encryption|signing) [ _-]? (?:key|secret) )
      ["']?\s{0,3}[:=]\s{0,3}["']? (?P<password> [^\s"'`,;(){}\[\]<>$]{8,200} )
    """,
    re.VERBOSE,
)
_LONG: Final = re.compile(r"[A-Za-z0-9_+-]{13}|-----")
"""Without it there is no token to find, and nothing random; most texts are without."""
_RUN: Final = re.compile(r"(?<![A-Za-z0-9+])[A-Za-z0-9+]{20,255}(?![A-Za-z0-9+])")
_ADDRESS: Final = re.compile(r"\w+://\S+")
_FOR_EVERYONE: Final = re.compile(r"(?:sha\d{1,3}[-:=]|ssh-[\w-]{1,20} |BEGIN CERTIFICATE)\S*$")
"""What stands before a digest, a public key or a certificate, which are random and no secret."""
_METHOD: Final = re.compile(
    r"(?i)(?:argon|bcrypt|pbkdf|scrypt|sha|md5|aes|rsa|oauth|saml|fido|totp)"
)
"""What follows `password:` where a text says how passwords are kept."""
_SECRET_FIELD: Final = re.compile(r"\bsecret[\"']?\s{0,3}[:=]\s{0,3}[\"']?([^\s\"',{}]+)")
_NAMES: Final = {
    "private_key": "a private key",
    "key": "an access key",
    "password_in_url": "a password in an address",
    "password": "a password or key",
}


class Literal(NamedTuple):
    """A secret in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends, exclusive.
        what: What it looks like, in words; never the secret.
    """

    start: int
    end: int
    what: str


@lru_cache(maxsize=4096)
def literals(text: str) -> tuple[Literal, ...]:
    """The secrets in a text; two of them may overlap.

    Archetypes give many elements the same text, so the answer is remembered.
    """
    return (*_beside(text), *_tokens(text)) if len(text) >= _SHORTEST else ()


def _beside(text: str) -> Iterator[Literal]:
    """What stands where passwords stand."""
    if ":" in text or "=" in text:
        for match in _BESIDE.finditer(text):
            kind = match.lastgroup or ""
            if kind != "password" or _chosen(match[kind]):
                yield Literal(*match.span(kind), _NAMES[kind])


def _tokens(text: str) -> Iterator[Literal]:
    """What looks like a key wherever it stands."""
    if _LONG.search(text) is None:
        return
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        yield Literal(*match.span(kind), _NAMES[kind])
    runs = [each for each in _RUN.finditer(text) if _random(each[0])]
    if runs:
        addresses = [each.span() for each in _ADDRESS.finditer(text)]
        for run in runs:
            named = any(start <= run.start() < end for start, end in addresses)
            if not named and not _FOR_EVERYONE.search(text[: run.start()]):
                yield Literal(*run.span(), "what looks like a key")


def hidden(text: str) -> str:
    """A text with a dot for each character of a secret, so that positions stay.

    Whatever a field `secret` says is hidden, too: it should name a place, and may
    be the secret itself.
    """
    spans = [(each.start, each.end) for each in literals(text)]
    spans += [each.span(1) for each in _SECRET_FIELD.finditer(text)]
    for start, end in spans:
        text = text[:start] + "•" * (end - start) + text[end:]
    return text


def _chosen(value: str) -> bool:
    """Whether what stands beside `password` is one, and no word that describes it."""
    kinds = {_kind(character) for character in value}
    mixed = {"small", "digit"} <= kinds and not kinds.isdisjoint({"capital", "sign"})
    return mixed and _METHOD.match(value) is None


def _random(run: str) -> bool:
    kinds = [_kind(character) for character in run]
    if not {"small", "capital", "digit"} <= set(kinds):
        return False
    changes = sum(one != other for one, other in pairwise(kinds))
    return changes >= _CHANGES * (len(run) - 1) and _entropy(run) >= _ENTROPY


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "capital" if character.isupper() else "small"
    return "joint" if character in "-_.:/" else "sign"


def _entropy(run: str) -> float:
    """The Shannon entropy of the characters, in bits each."""
    shares = [count / len(run) for count in Counter(run).values()]
    return -sum(share * math.log2(share) for share in shares)
