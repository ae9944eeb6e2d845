"""PNG, twice as fine as the screen: for slides and documents that take no SVG.

Text is set in the shipped font; signs that it lacks, in whatever the machine has.
"""

from importlib.resources import files

from archkit.diagrams.draw import drawn
from archkit.diagrams.engine import Engine
from archkit.diagrams.format import Format, UnavailableError
from archkit.diagrams.sheet import svg
from archkit.diagrams.view import View

_FINER = 2.0


def _write(view: View, engine: Engine) -> bytes:
    try:
        import resvg_py
    except ImportError:
        raise UnavailableError("PNG needs the extra `png`: pip install 'archkit[png]'") from None
    fonts = files("archkit.diagrams") / "font"
    made: bytes = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg(view, drawn(view, engine), font=False),
            zoom=_FINER,
            font_files=[str(fonts / f"inter-{name}.ttf") for name in ("regular", "semibold")],
        )
    )
    return made


FORMAT = Format(".png", _write, needs_layout=True)
