import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archkit.source import looks
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import find_upward, model_files, read_text, relative
from archkit.source.place import Span

SUFFIXES = (".yaml", ".yml")


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a: 1\n")


def found(root: Path, *folders: str) -> list[str]:
    paths, problems = model_files(root, [Path(folder) for folder in folders], SUFFIXES)
    assert problems == []
    return [relative(path, root) for path in paths]


def troubles(root: Path, *folders: str) -> list[tuple[str, str]]:
    _, problems = model_files(root, [Path(folder) for folder in folders], SUFFIXES)
    return [(problem.code, problem.span.file) for problem in problems]


def trouble(path: Path) -> Diagnostic:
    result = read_text(path, path.parent)
    assert isinstance(result, Diagnostic)
    return result


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Give up root's right to read everything for a while; others have none to give up."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


class TestFindUpward:
    def test_finds_the_file_in_the_nearest_folder_above(self, tmp_path: Path) -> None:
        write(tmp_path, "archkit.toml", "a/archkit.toml", "a/b/c/x.yaml")
        assert tmp_path / "a" / "archkit.toml" == find_upward(tmp_path / "a/b/c", "archkit.toml")

    def test_finds_nothing_where_there_is_none(self, tmp_path: Path) -> None:
        assert find_upward(tmp_path, "no-such-file.toml") is None


class TestModelFiles:
    def test_finds_files_in_every_folder_sorted_by_their_path(self, tmp_path: Path) -> None:
        write(tmp_path, "m/b.yaml", "m/a/z.yml", "m/A.YAML", "m/read.md", "other/x.yaml")
        assert found(tmp_path, "m") == ["m/A.YAML", "m/a/z.yml", "m/b.yaml"]

    def test_finds_a_file_once_though_its_folder_is_named_twice(self, tmp_path: Path) -> None:
        write(tmp_path, "m/a/x.yaml")
        assert found(tmp_path, "m", "m/a", "m/a/x.yaml") == ["m/a/x.yaml"]

    def test_leaves_out_what_is_hidden(self, tmp_path: Path) -> None:
        write(tmp_path, "m/.git/a.yaml", "m/.archkit/b.yaml", "m/.c.yaml")
        assert found(tmp_path, "m") == []

    def test_says_so_where_a_folder_does_not_exist(self, tmp_path: Path) -> None:
        assert troubles(tmp_path, "gone") == [("unreadable-folder", "gone")]

    def test_says_so_where_a_folder_lies_outside_the_workspace(self, tmp_path: Path) -> None:
        (tmp_path / "root").mkdir()
        assert [(code, file[-4:]) for code, file in troubles(tmp_path / "root", "../x")] == [
            ("outside-workspace", "../x")
        ]

    def test_follows_links_that_stay_inside_and_keeps_real_names(self, tmp_path: Path) -> None:
        write(tmp_path, "m/z/x.yaml", "lib/y.yaml")
        (tmp_path / "m/a").symlink_to(tmp_path / "m/z")
        (tmp_path / "m/lib").symlink_to(tmp_path / "lib")
        (tmp_path / "m/y.yaml").symlink_to(tmp_path / "lib/y.yaml")
        assert found(tmp_path, "m") == ["m/lib/y.yaml", "m/z/x.yaml"]

    def test_follows_no_link_out_of_the_workspace(self, tmp_path: Path) -> None:
        root = tmp_path / "root"
        write(tmp_path, "secret/x.yaml", "root/m/a.yaml", "rootling/x.yaml")
        (root / "m/file.yaml").symlink_to(tmp_path / "secret/x.yaml")
        (root / "m/folder").symlink_to(tmp_path / "secret")
        (root / "m/near").symlink_to(tmp_path / "rootling")
        paths, problems = model_files(root, [Path("m")], SUFFIXES)
        assert [root / "m/a.yaml"] == paths
        assert [(problem.code, problem.span.file) for problem in problems] == [
            ("outside-workspace", "m/file.yaml"),
            ("outside-workspace", "m/folder"),
            ("outside-workspace", "m/near"),
        ]

    def test_walks_a_loop_of_links_once(self, tmp_path: Path) -> None:
        write(tmp_path, "m/a/x.yaml")
        (tmp_path / "m/a/up").symlink_to(tmp_path / "m")
        (tmp_path / "m/b").symlink_to(tmp_path / "m/a")
        assert found(tmp_path, "m") == ["m/a/x.yaml"]

    def test_says_so_where_a_link_leads_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "m").mkdir()
        (tmp_path / "m/gone.yaml").symlink_to(tmp_path / "m/nothing")
        (tmp_path / "m/self.yaml").symlink_to(tmp_path / "m/self.yaml")
        assert troubles(tmp_path, "m") == [
            ("unreadable-file", "m/gone.yaml"),
            ("unreadable-file", "m/self.yaml"),
        ]

    def test_says_so_where_a_folder_cannot_be_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, "m/a.yaml")

        def refuse(_: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "scandir", refuse)
        assert troubles(tmp_path, "m") == [("unreadable-folder", "m")]


class TestReadText:
    def test_returns_the_text_with_its_line_ends(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes("é: 1\r\nb: 2\n".encode())
        assert read_text(tmp_path / "a.yaml", tmp_path) == "é: 1\r\nb: 2\n"

    def test_drops_a_byte_order_mark(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")
        assert read_text(tmp_path / "a.yaml", tmp_path) == "a: 1\n"

    def test_an_empty_file_is_an_empty_text(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes(b"")
        assert read_text(tmp_path / "a.yaml", tmp_path) == ""

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
    def test_refuses_other_encodings(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.yaml").write_bytes("a: 1\n".encode(encoding))
        expected = "not-text" if encoding == "utf-16-le" else "not-utf8"
        assert expected == trouble(tmp_path / "a.yaml").code

    def test_advises_to_save_utf16_as_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes("a: 1\n".encode("utf-16"))
        assert trouble(tmp_path / "a.yaml").hint == "save it as UTF-8"

    @pytest.mark.parametrize("end", [b"\n", b"\r\n"])
    def test_says_where_a_byte_is_not_utf8(self, tmp_path: Path, end: bytes) -> None:
        (tmp_path / "a.yaml").write_bytes(b"a: 1" + end + "é: ".encode() + b"\xe9" + end)
        problem = trouble(tmp_path / "a.yaml")
        assert ("not-utf8", Span("a.yaml", 2, 4, 2, 5)) == (problem.code, problem.span)

    def test_says_where_a_nul_stands(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes("\ufeffa: 1\né: x\0y\n".encode())
        problem = trouble(tmp_path / "a.yaml")
        assert ("not-text", Span("a.yaml", 2, 5, 2, 6)) == (problem.code, problem.span)

    def test_refuses_a_picture_that_calls_itself_yaml(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
        problem = trouble(tmp_path / "a.yaml")
        assert (problem.code, problem.span.line) == ("not-text", 2)

    def test_says_so_where_a_file_has_vanished(self, tmp_path: Path) -> None:
        assert trouble(tmp_path / "gone.yaml").code == "unreadable-file"

    def test_says_so_where_it_is_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").mkdir()
        assert trouble(tmp_path / "a.yaml").code == "unreadable-file"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
    def test_does_not_wait_for_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.yaml")
        assert trouble(tmp_path / "a.yaml").code == "unreadable-file"

    @pytest.mark.skipif(os.name == "nt", reason="permissions of this sort are of POSIX")
    def test_says_so_where_permission_lacks(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            write(Path(folder), "a.yaml")
            (Path(folder) / "a.yaml").chmod(0)
            with as_nobody():
                assert trouble(Path(folder) / "a.yaml").message == (
                    "the file cannot be read: no permission"
                )

    def test_says_so_where_opening_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, "a.yaml")

        def refuse(_: Path) -> bytes:
            raise PermissionError

        monkeypatch.setattr(looks, "content", refuse)
        expected = "the file cannot be read: no permission"
        assert expected == trouble(tmp_path / "a.yaml").message

    def test_reads_a_file_of_fifty_megabytes(self, tmp_path: Path) -> None:
        line = b"# " + b"x" * 1021 + b"\n"
        (tmp_path / "a.yaml").write_bytes(line * 50 * 1024)
        text = read_text(tmp_path / "a.yaml", tmp_path)
        assert isinstance(text, str)
        assert len(text) == 50 * 1024 * 1024

    def test_refuses_a_larger_file_without_reading_it(self, tmp_path: Path) -> None:
        with (tmp_path / "a.yaml").open("wb") as stream:
            stream.truncate(looks.MAX_BYTES + 1)
        assert trouble(tmp_path / "a.yaml").code == "too-large"

    def test_reads_nothing_outside_the_workspace(self, tmp_path: Path) -> None:
        write(tmp_path, "secret.yaml", "root/a.yaml")
        link = tmp_path / "root/link.yaml"
        link.symlink_to(tmp_path / "secret.yaml")
        for path in (link, tmp_path / "root/../secret.yaml"):
            result = read_text(path, tmp_path / "root")
            assert isinstance(result, Diagnostic)
            assert result.code == "outside-workspace"


def test_a_file_outside_the_root_keeps_its_whole_path(tmp_path: Path) -> None:
    assert (tmp_path / "x").as_posix() == relative(tmp_path / "x", tmp_path / "root")
