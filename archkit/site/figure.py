"""A picture as a page has it: its SVG with links, the same as tables, and as a file of its own.

Pages ask for it by an image (`images`). A fragment beside the pages takes the image's place:
`put_in` puts it there after Markdown has run, which would take as long again to read it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from archkit.diagrams.draw import drawn
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.engine import Engine
from archkit.diagrams.sheet import counts, inset, svg
from archkit.diagrams.table import Table, rows
from archkit.diagrams.view import View, linked
from archkit.site.markup import link, plain, section

PICTURES: Final = "pictures"
"""The folder of the pictures, each as a file of its own."""
FIGURES: Final = ".figures"
"""The folder of the fragments; hidden, so that no generator takes them for pages."""
_SITE: Final = "archkit:"
"""What an address in a fragment begins with: the rest is a path from the folder of the site."""
_CLASS: Final = "ak-picture"
_IMAGE: Final = re.compile(
    rf'<p>\s*<img[^>]*?src="(?P<way>[^"]*?){PICTURES}/(?P<name>[^"/]+)\.svg"[^>]*?>\s*</p>'
)
_WAY: Final = re.compile(rf'href="{_SITE}(?P<path>[^"#]*?)(?P<page>\.md)?(?P<anchor>#[^"]*)?"')
_BOX: Final = re.compile(r'<g class="box[^>]*? data-box="(?P<box>[^"]*)"')


class Files(NamedTuple):
    """What a picture is written as.

    Attributes:
        figure: What stands in its page, as HTML.
        alone: The picture as a file of its own, as SVG.
    """

    figure: str
    alone: str


def way(path: str, anchor: str = "") -> str:
    """The address of a page in a picture; `put_in` makes it one that leads there."""
    return f"{_SITE}{path}#{anchor}" if anchor else f"{_SITE}{path}"


def anchor(view: View) -> str:
    """What a picture is called on its page, such as `context` or `journey-apply`."""
    parts = view.id.split(".")
    if view.kind in parts:
        return "-".join(parts[parts.index(view.kind) :])
    return f"view-{parts[-1]}"


def images(views: Iterable[View], here: str, about: str, level: int = 3) -> str:
    """Pictures in a page, as Markdown: their headings, what they show, and where they go.

    Args:
        views: The pictures.
        here: The path of the page.
        about: What the page is about, which its headings need not say again.
        level: The level of the headings.
    """
    return "\n".join(_image(each, here, about, level) for each in views)


def _image(view: View, here: str, about: str, level: int) -> str:
    title = view.title.removeprefix(f"{about}: ")
    there = link(plain(view.title), here, f"{PICTURES}/{view.id}.svg")
    return section(
        f"{plain(title[:1].upper() + title[1:])} {{ #{anchor(view)} }}",
        f"{plain(view.sentence)} ({plain(counts(view))})\n",
        f"!{there}{{ .{_CLASS} }}\n",
        level=level,
    )


def key_of(view: View, engine: Engine) -> str:
    """What tells a picture from one that looks different, or was drawn by what drew differently."""
    whole = f"{_program()}\n{engine.identity}\n{view!r}"
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


@cache
def _program() -> str:
    """The code that draws."""
    folder = Path(str(files("archkit.diagrams")))
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def drawn_from(figure: str) -> str:
    """The key of the picture that a fragment was drawn from; empty where it is none of ours."""
    found = re.match(rf'<figure class="{_CLASS}" data-drawn-from="(\w+)"', figure)
    return found[1] if found else ""


def written(view: View, engine: Engine) -> Files:
    """Draw a picture."""
    drawing = drawn(view, engine)
    alone = linked(view, lambda _: "")
    return Files(
        _figure(view, drawing, key_of(view, engine)),
        svg(alone, _without_links(drawing), font=False),
    )


def _without_links(drawing: Drawing) -> Drawing:
    body = (each for each in drawing.body if not each.startswith("<a ") and each != "</a>")
    return replace(drawing, body=tuple(body))


def _figure(view: View, drawing: Drawing, key: str) -> str:
    name, title = anchor(view), escape(view.title)
    path = f"{_SITE}{PICTURES}/{escape(view.id)}.svg"
    picture = inset(view, drawing)
    wide = re.search(r' width="([\d.]+)"', picture)
    told = "".join(f"<li>{escape(each)}</li>" for each in (*view.left_out, *drawing.left_out))
    tables = "".join(_tables(rows(view)))
    return (
        f'<figure class="{_CLASS}" data-drawn-from="{key}" data-search-exclude>\n'
        f'<a class="ak-skip" href="#{name}-table">Skip the picture</a>\n'
        f'<div class="ak-stage" role="region" tabindex="0" aria-label="Picture: {title}"'
        f' style="--wide: {wide[1] if wide else 0}px">\n{_named(picture, view)}</div>\n'
        f"<figcaption>{f'<ul>{told}</ul>' if told else ''}"
        f'<a class="ak-alone" href="{path}">Open the picture alone</a>'
        f' <a class="ak-alone" href="{path}" download>Download it (SVG)</a></figcaption>\n'
        f'<details id="{name}-table"><summary>The picture as a table</summary>{tables}</details>\n'
        "</figure>"
    )


def _tables(tables: tuple[Table, ...]) -> Iterator[str]:
    for head, *lines in tables:
        heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
        yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
        for line in lines:
            yield "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in line) + "</tr>"
        yield "</tbody></table>"


def _named(drawn: str, view: View) -> str:
    """The SVG with an anchor on each box, so that a link can lead to it."""
    own = f"{view.id.split('.', 1)[0]}."
    seen: set[str] = set()

    def named(found: re.Match[str]) -> str:
        box = found["box"].removeprefix(own)
        if box in seen:  # a map and the list beside it show the same one
            return found[0]
        seen.add(box)
        return f'{found[0]} id="{anchor(view)}.{box.replace(" ", "-")}"'

    return _BOX.sub(named, drawn)


def anchors(page: str, folder: Path) -> set[str]:
    """The anchors that the pictures of a page bring along.

    Args:
        page: The page, as HTML, before its pictures are put in.
        folder: The folder of the fragments.
    """
    figures = (_read(folder, found["name"]) for found in _IMAGE.finditer(page))
    return {each for figure in figures for each in re.findall(r' id="([^"]+)"', figure or "")}


def _read(folder: Path, name: str) -> str | None:
    try:
        return (folder / f"{name}.html").read_text(encoding="utf-8")
    except OSError:
        return None


def put_in(page: str, folder: Path, *, directory_urls: bool) -> str:
    """A page with its pictures in the places of their images; one that is not there stays an image.

    Args:
        page: The page, as HTML.
        folder: The folder of the fragments.
        directory_urls: Whether a page stands in a folder of its own (`gis/` for `gis.html`).
    """
    end = "/" if directory_urls else ".html"

    def figure(found: re.Match[str]) -> str:
        text = _read(folder, found["name"])
        if text is None:
            return found[0]
        up = found["way"]

        def leads(at: re.Match[str]) -> str:
            page = end if at["page"] else ""
            return f'href="{up}{at["path"]}{page}{at["anchor"] or ""}"'

        return _WAY.sub(leads, text)

    return _IMAGE.sub(figure, page)
