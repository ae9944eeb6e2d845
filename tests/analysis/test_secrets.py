"""What is told to be a secret, what is not, and that no secret is shown."""

import base64
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.secrets import hidden, literals

FOUND = {
    "AKIAABCDEFGHIJKLMNOP": "an access key",
    "ghp_" + "a1B2" * 9: "an access key",
    "glpat-abcDEF123456-abcDEF12": "an access key",
    "xoxb-1234567890-abcdefghij": "an access key",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJl": "an access key",
    "-----BEGIN RSA PRIVATE KEY----- MIIEowIBAAKCAQEA": "a private key",
    "-----BEGIN PRIVATE KEY-----": "a private key",
    "postgresql://desk:s3same@store/permits": "a password in an address",
    "password: Summer2026": "a password or key",
    "Password = 'hunter#2026'": "a password or key",
    "pwd:Winter26!": "a password or key",
    "client_secret=Ab12Cd34Ef": "a password or key",
    "api key: 8Fh2-kLq9": "a password or key",
    "call it with q7Rk2ZpX9vLm4TnB8cWd1YhF": "what looks like a key",
}

NOT_FOUND = (
    "",
    "Password: changed every 90 days",
    "passwords are hashed: argon2id-64MiB",
    "password: PBKDF2-SHA256",
    "The api key: see the vault",
    "identity.vault:clients",
    "https://permits.example/search?name=a:b@c",
    "https://files.example/s/EaZ3kQ9TtB1uXv7Rw2Yp5NcD8Lf0",
    "records/dispatch/failover-2026-10.pdf",
    "9fceb02d0ae598e95dc970b74767f19372d61af8",
    "123e4567-e89b-12d3-a456-426614174000",
    "sha384-oqVuAfXRKap7fdgcCY5uykM6R9GqQ8KuxY9rx7HNQlGYl1kPzQho1wx4JwY8wC",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJl3dIeudNqd0DPMRD6OIh65tjkxFNOt",
    "GeographicInformationSystem2026",
    "DispatchConsoleRelease20260319Final",
    "CJIS Security Policy 6.0, audit and accountability area",
)


@pytest.mark.parametrize(("text", "what"), FOUND.items())
def test_a_secret_is_found_and_named_without_being_told(text: str, what: str) -> None:
    assert literals(text)[0].what == what


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_a_secret_is_not_found(text: str) -> None:
    assert literals(text) == ()


@pytest.mark.parametrize("text", FOUND)
def test_a_secret_is_hidden_and_what_stands_around_it_stays_in_its_place(text: str) -> None:
    shown = hidden(f"  note: {text} # for the desk")
    found = literals(text)[0]
    assert text[found.start : found.end] not in shown
    assert shown.startswith("  note: ")
    assert len(shown) == len(f"  note: {text} # for the desk")


def test_whatever_the_field_for_a_secret_says_is_hidden() -> None:
    line = "  desk -> store: {authentication: password, secret: hunter2, network: lan}"
    assert hidden(line) == line.replace("hunter2", "•••••••")


def test_four_of_five_random_keys_are_found() -> None:
    draw = random.Random(1)  # noqa: S311 - the same keys in each run
    keys = [base64.b64encode(draw.randbytes(32)).decode() for _ in range(1000)]
    assert sum(bool(literals(key)) for key in keys) >= 800


@given(st.text(max_size=200))
def test_hiding_keeps_the_length_and_finds_nothing_more(text: str) -> None:
    shown = hidden(text)
    assert len(shown) == len(text)
    assert literals(shown) == ()
