"""A design diff as one page that needs nothing else: pictures with a slider, then tables."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Final

from archkit.diff.outcome import Outcome
from archkit.reports._diff import DiffReport
from archkit.reports._diff._picture import legend, pictures
from archkit.reports._diff._said import LANES, compared, headline
from archkit.reports._diff._sections import Item, Section, sections
from archkit.reports._harmless import harmless
from archkit.reports._report import Manner

_SCROLLED: Final = 'tabindex="0" role="region" aria-label="{}"'
"""What scrolls sideways is reached by keyboard as well."""
_SLIDER: Final = """\
<figure class="slider">
<figcaption id="slider-words">Before and after, each thing in its place</figcaption>
<p><label for="slider">Show more of the design <span>before</span> or <span>after</span></label>
<input id="slider" type="range" min="0" max="100" value="50" aria-describedby="slider-words"></p>
<div class="layers" tabindex="0" role="region" aria-label="before and after">
<div class="before">{before}</div>
<div class="after">{after}</div>
</div>
</figure>"""


def write(outcome: Outcome, manner: Manner) -> str:
    """The whole diff as a page."""
    del manner
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    title = headline(outcome)
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(title)}</title>"
    yield f"<style>\n{_shipped('diff.css')}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{_text(title)}</h1>"
    yield f'<p class="lane lane-{outcome.lane}">{_text(LANES[outcome.lane])}</p>'
    yield f"<p>{_text(compared(outcome))}</p>"
    yield from _pictured(outcome)
    for section in sections(outcome):
        yield from _section(section)
    yield f"</main>\n<script>\n{_shipped('diff.js')}</script>\n</body>\n</html>"


def _pictured(outcome: Outcome) -> Iterator[str]:
    view = outcome.picture
    if view is None:
        return
    yield "<section>\n<h2>In one picture</h2>"
    drawn = pictures(view)
    if drawn is None:
        yield "<p>There is no picture, since no layout engine is installed.</p>\n</section>"
        return
    yield f'<div class="picture" {_SCROLLED.format("picture")}>{drawn.both}</div>'
    items = "".join(f"<li>{_text(each)}</li>" for each in legend(view))
    yield f"<ul>{items}</ul>"
    yield _SLIDER.format(before=drawn.before, after=drawn.after)
    yield "</section>"


def _section(section: Section) -> Iterator[str]:
    yield f"<section>\n<h2>{_text(section.subject)}: {len(section.items)}</h2>"
    if section.note:
        yield f"<p>{_text(section.note)}</p>"
    if len(section.columns) == 1:
        yield from ("<ul>", *(f"<li>{_words(each.words)}</li>" for each in section.items), "</ul>")
    else:
        yield f'<div class="table" {_SCROLLED.format(_text(section.subject))}>'
        heads = "".join(f'<th scope="col">{each}</th>' for each in section.columns)
        yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
        yield from (_row(each, section) for each in section.items)
        yield "</tbody>\n</table>\n</div>"
    yield "</section>"


def _row(item: Item, section: Section) -> str:
    mark = f"{item.mark} " if item.mark else ""
    cells = {
        "What": _words(mark + item.words),
        "How": "<br>".join(map(_words, item.details)),
        "Where": "<br>".join(f"<code>{_text(each)}</code>" for each in item.places),
    }
    return "<tr>" + "".join(f"<td>{cells[each]}</td>" for each in section.columns) + "</tr>"


def _words(text: str) -> str:
    """A text with what stands in backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick without its second
        return _text(text)
    told = (
        f"<code>{_text(each)}</code>" if at % 2 else _text(each) for at, each in enumerate(parts)
    )
    return "".join(told)


def _text(text: str) -> str:
    return escape(harmless(text))


def _shipped(name: str) -> str:
    return (files("archkit.reports._diff") / name).read_text(encoding="utf-8")


REPORT: DiffReport = write
