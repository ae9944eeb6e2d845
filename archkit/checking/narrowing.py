"""Only a part of the models: what a path is asked for, out of a result for the whole."""

from dataclasses import replace

from archkit.checking.check import Result
from archkit.model.settings import FILE


class NothingThereError(ValueError):
    """No model stands at the path that was asked for."""


def narrowed(result: Result, inside: str) -> Result:
    """Only what stands in a folder or file; what is wrong with the input is always told.

    Args:
        result: What came of checking the whole workspace.
        inside: The folder or file, from the workspace's root; `.` for all.

    Raises:
        NothingThereError: where no model stands there, so that nothing was checked.
    """
    if inside == ".":
        return result
    folder = f"{inside}/"

    def stands_inside(file: str) -> bool:
        return file == inside or file.startswith(folder)

    files = {*result.texts, *(each.span.file for each in result.diagnostics)}
    if not any(map(stands_inside, files - {FILE})):
        raise NothingThereError(f"there is no model in `{inside}`: nothing was checked")
    findings = tuple(
        each
        for each in result.findings
        if stands_inside(each.at.span.file)
        or (each.at.element is not None and stands_inside(each.at.element.file))
    )
    return replace(result, findings=findings, elsewhere=len(result.findings) - len(findings))
