"""The style sheet that every picture carries: colours for light, dark and print, and the font."""

import base64
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from archkit.diagrams import measure, palette
from archkit.diagrams.palette import Pair

Scheme = Literal["light", "dark"]
ROOT: Final = "svg.archkit"
_FONT: Final = "Inter,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

_SIZES: Final = f"""
{ROOT} text{{font-family:{_FONT};font-size:{measure.SMALL:g}px;font-kerning:none}}
{ROOT} .title{{font-size:21px;font-weight:600}}
{ROOT} .sentence{{font-size:13px}}
{ROOT} .name{{font-size:{measure.NAME:g}px;font-weight:600}}
{ROOT} .strong{{font-weight:600}}
{ROOT} .icon{{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}}
{ROOT} .body{{stroke-width:1.3}}
{ROOT} .inner{{fill:none;stroke-width:1.3}}
{ROOT} .faded .body{{stroke-dasharray:5 3}}
{ROOT} .frame rect{{stroke-width:1.1}}
{ROOT} .frame-untrusted rect{{stroke-dasharray:7 4}}
{ROOT} .way{{fill:none;stroke-width:1.4}}
{ROOT} .way-async{{stroke-dasharray:7 4}}
{ROOT} .way-batch{{stroke-dasharray:1.5 4;stroke-width:1.9;stroke-linecap:round}}
{ROOT} .way-public{{stroke-width:1.2}}
{ROOT} .way-internal{{stroke-width:2;stroke-dasharray:9 3}}
{ROOT} .way-confidential{{stroke-width:2.6;stroke-dasharray:13 3 3 3}}
{ROOT} .way-restricted{{stroke-width:5}}
{ROOT} .core{{fill:none;stroke-width:1.8}}
{ROOT} a:hover .name,{ROOT} a:focus-visible .name{{text-decoration:underline}}
{ROOT} a:focus-visible .body,{ROOT} a:focus-visible .ground{{stroke-width:3.5}}
{ROOT} .band{{fill:none;stroke-width:6}}
{ROOT} .marked .body{{stroke-width:2.4}}
{ROOT} .mark-removed .body{{stroke-dasharray:7 4}}
{ROOT} .mark-removed .name{{text-decoration:line-through}}
{ROOT} .mark-removed .band,{ROOT} .way-removed{{stroke-dasharray:9 5}}
{ROOT} .mark-changed .band{{stroke-dasharray:3 2}}
{ROOT} .mark-touched .band{{stroke-dasharray:2 5}}
{ROOT} .way-added,{ROOT} .way-removed,{ROOT} .way-changed{{stroke-width:2.6}}
{ROOT} .end{{text-anchor:end}}
{ROOT} .middle{{text-anchor:middle}}
{ROOT} .grid{{fill:none;stroke-width:1}}
""".strip()


@cache
def style_sheet(*, font: bool = True) -> str:
    """The style sheet; with the font, so that a picture looks the same wherever it goes.

    A page that shows many pictures has the font once for all of them. A page that switches its
    scheme by itself says so by `data-md-color-scheme` on its body.
    """
    light, dark = "\n".join(_colours("light")), "\n".join(_colours("dark"))
    slate = "\n".join(_colours("dark", "[data-md-color-scheme=slate] "))
    screen = f"@media screen and (prefers-color-scheme:dark){{\n{dark}\n}}"
    forced = "\n".join(_colours("light", "[data-md-color-scheme=default] "))
    page = f"@media screen{{\n{slate}\n{forced}\n}}"
    parts = [_SIZES, light, screen, page]
    return "\n".join([*_faces(), *parts] if font else parts)


def _faces() -> Iterator[str]:
    for name, weight in (("regular", 400), ("semibold", 600)):
        data = files("archkit.diagrams").joinpath(f"font/inter-{name}.woff2").read_bytes()
        url = f"data:font/woff2;base64,{base64.b64encode(data).decode()}"
        yield (
            f"@font-face{{font-family:Inter;font-weight:{weight};src:url({url}) format('woff2')}}"
        )


def _colours(scheme: Scheme, before: str = "") -> Iterator[str]:
    """The rules that give colours, in one scheme."""

    def of(pair: Pair) -> str:
        return pair.light if scheme == "light" else pair.dark

    root = before + ROOT
    yield f"{root} .paper{{fill:{of(palette.PAPER)}}}"
    yield f"{root} text{{fill:{of(palette.INK)}}}"
    yield f"{root} .soft{{fill:{of(palette.SOFT)}}}"
    yield f"{root} .rule,{root} .grid{{stroke:{of(palette.RULE)}}}"
    yield f"{root} .diagonal{{fill:{of(palette.RULE)}}}"
    yield f"{root} .way{{stroke:{of(palette.LINE)}}}"
    yield f"{root} .head{{fill:{of(palette.LINE)}}}"
    yield f"{root} .core{{stroke:{of(palette.PAPER)}}}"
    yield f"{root} .way.faded{{stroke:{of(palette.FAINT)}}}"
    yield f"{root} .head.faded{{fill:{of(palette.FAINT)}}}"
    for tone, (fill, line) in palette.TONES.items():
        yield f"{root} .box-{tone} .body{{fill:{of(fill)};stroke:{of(line)}}}"
        yield f"{root} .box-{tone} .icon,{root} .box-{tone} .inner{{stroke:{of(line)}}}"
        yield f"{root} .box-{tone} .mark{{fill:{of(line)}}}"
    faint, paper = of(palette.FAINT), of(palette.PAPER)
    yield f"{root} .faded .body{{fill:{paper};stroke:{faint}}}"
    yield f"{root} .faded .icon,{root} .faded .inner{{stroke:{faint}}}"
    yield f"{root} .faded text{{fill:{of(palette.SOFT)}}}"
    for ground, (fill, line) in palette.GROUNDS.items():
        yield f"{root} .frame-{ground} rect{{fill:{of(fill)};stroke:{of(line)}}}"
    for mark, pair in palette.MARKS.items():
        yield f"{root} .mark-{mark} .body,{root} .mark-{mark} .band{{stroke:{of(pair)}}}"
        yield f"{root} .mark-{mark} .told{{fill:{of(pair)}}}"
        yield f"{root} .way-{mark}{{stroke:{of(pair)}}}"
        yield f"{root} .head-{mark}{{fill:{of(pair)}}}"
    for level, pair in palette.LEVELS.items():
        yield f"{root} .way-{level}{{stroke:{of(pair)}}}"
        yield f"{root} .head-{level}{{fill:{of(pair)}}}"
