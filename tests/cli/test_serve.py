"""`archkit serve`, the one command that shows the site."""

import os
import shutil
import socket
import subprocess
import sys

import pytest
from city import City
from served import serve

ARCHKIT = (sys.executable, "-m", "archkit", "serve")
EMPTY = "departments: {clerk: {name: Town clerk}}\n"


def town(city: City) -> City:
    """A city whose models are sound."""
    shutil.rmtree(city.root / "models")
    city.write("models/city.yaml", EMPTY)
    return city


def test_a_workspace_without_a_site_is_shown_alone_and_anew(city: City) -> None:
    town(city)
    with serve(ARCHKIT, city.root, "--port={}") as served:
        assert "what was asked for, and whether it is met" in served.page("")
        city.write("models/more.yaml", "glossary: {fee: {name: Fee, means: What is paid.}}\n")
        served.wait_for("What is paid.", "glossary/")
        said = served.end()
    assert (served.process.returncode, f"Serving on {served.address}" in said) == (0, True)
    assert "Traceback" not in said
    assert sorted(path.name for path in city.root.iterdir() if path.name[0] != ".") == [
        "archkit.toml",
        "models",
        "said.txt",
    ]


def test_a_workspace_with_a_site_is_shown_in_it(city: City) -> None:
    town(city)
    city.write("docs/index.md", "# The town's handbook\n")
    city.write("mkdocs.yml", "site_name: Town\ntheme: material\nplugins: [archkit]\n")
    with serve(ARCHKIT, city.root, "--port={}") as served:
        assert "handbook" in served.page("")
        assert "whether it is met" in served.page("design/")


def test_a_workspace_within_the_site_of_another_is_shown_alone(city: City) -> None:
    town(city).write("mkdocs.yml", "site_name: Around\ntheme: material\nplugins: [archkit]\n")
    city.write("docs/index.md", "# The town's handbook\n")
    city.write("inner/archkit.toml", '[workspace]\nname = "Village"\n')
    city.write("inner/models/village.yaml", EMPTY)
    with serve((*ARCHKIT, "inner"), city.root, "--port={}") as served:
        assert "Village: what was asked for, and whether it is met" in served.page("")


def test_broken_models_are_told_on_the_page_and_mended_there(city: City) -> None:
    town(city).write("models/city.yaml", EMPTY.replace("departments", "departmens"))
    with serve(ARCHKIT, city.root, "--port={}") as served:
        assert "did you mean `departments`?" in served.page("")
        city.write("models/city.yaml", EMPTY)
        served.wait_for("whether it is met")


def test_a_port_that_is_in_use_is_told_with_one_that_is_free(city: City) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = subprocess.run(  # noqa: S603 - archkit itself
            [*ARCHKIT, str(city.root), "--port", str(port)],
            capture_output=True,
            text=True,
            check=False,
        )
    told = f"port {port} is in use or not allowed: try `--port "
    assert (said.returncode, told in said.stderr) == (2, True)


@pytest.mark.parametrize("missing", ["mkdocs", "material"])
def test_what_has_to_be_installed_is_told(city: City, missing: str) -> None:
    script = (
        "import importlib.util as util, sys; find = util.find_spec;"
        f"util.find_spec = lambda name, *rest: None if name == '{missing}' else find(name, *rest);"
        "from archkit.cli import main; main()"
    )
    said = subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-c", script, "serve", str(city.root)],
        capture_output=True,
        text=True,
        check=False,
    )
    told = "Error: a site needs MkDocs and its theme: `pip install 'archkit[site]'`\n"
    assert (said.returncode, said.stdout, said.stderr) == (2, "", told)


def test_validate_never_loads_what_builds_sites(city: City) -> None:
    script = (
        "import sys; from archkit.cli import cli;"
        "cli.main(['validate', sys.argv[1]], standalone_mode=False);"
        "print([n for n in ('mkdocs', 'markdown', 'jinja2', 'material') if n in sys.modules])"
    )
    said = subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-c", script, str(city.root)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "ARCHKIT_NO_CACHE": "1"},
    )
    assert said.stdout.splitlines()[-1] == "[]"
