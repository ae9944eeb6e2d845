"""Texts of models are nothing but text."""

import pytest

from archkit.site.markup import plain


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("99.9 % of 12. May", "99.9 % of 12. May"),
        ("12. a list", "12&#46; a list"),
        ("- a list", "&#45; a list"),
        ("!!! note", "&#33;&#33;&#33; note"),
        ("see http://x.example", "see http&#58;//x.example"),
        ("{: onclick=a }", "&#123;: onclick=a &#125;"),
        ("=== a tab", "&#61;&#61;&#61; a tab"),
    ],
)
def test_what_markdown_would_take_for_structure_is_written_as_text(text: str, written: str) -> None:
    assert plain(text) == written
