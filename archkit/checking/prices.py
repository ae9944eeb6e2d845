"""What the workspace says that tactics cost."""

from collections.abc import Mapping

from archkit.model.loading.sheet import Problems
from archkit.model.settings import Price
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import did_you_mean


def prices_of(workspace: Workspace, problems: Problems) -> Mapping[str, Price]:
    """The prices of the workspace by tactic; one of no tactic is a problem."""
    if not (workspace.settings.prices or workspace.settings.own_tactics.python):
        return {}
    from archkit.checking.own.tactics import own_tactic_files  # most workspaces need none of it
    from archkit.tactics.catalogue import tactic_ids

    known = [*tactic_ids(), *own_tactic_files(workspace, problems)]
    for name in workspace.settings.prices:
        if name not in known:
            close = did_you_mean(name, known)
            problems.add(
                "unknown-tactic",
                f"`{name}` names no tactic",
                workspace.spot("prices", name).as_key(),
                hint=f"did you mean `{close}`?" if close else "`archkit tactics` lists them",
            )
    return workspace.settings.prices
