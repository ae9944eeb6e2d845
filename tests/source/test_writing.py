"""A file is written whole or not at all, and so are several."""

import os
from pathlib import Path

import pytest

from archkit.source.writing import write_text, write_texts


class TestWriteText:
    def test_replaces_what_is_there_and_leaves_nothing_beside_it(self, tmp_path: Path) -> None:
        target = tmp_path / "new" / "file.json"
        write_text(target, "old and longer\n")
        write_text(target, "nëw\n")
        assert target.read_bytes() == "nëw\n".encode()
        assert list(target.parent.iterdir()) == [target]

    def test_keeps_a_link_a_link_and_the_permissions_as_they_are(self, tmp_path: Path) -> None:
        target, link = tmp_path / "file.json", tmp_path / "link.json"
        target.write_text("old")
        target.chmod(0o640)
        link.symlink_to(target)
        write_text(link, "new")
        assert (link.readlink(), target.read_text()) == (target, "new")
        assert target.stat().st_mode & 0o777 == 0o640

    def test_does_not_put_a_file_in_the_place_of_a_device(self) -> None:
        write_text(Path(os.devnull), "nothing")
        assert not Path(os.devnull).is_file()


class TestWriteTexts:
    def test_writes_each_and_makes_the_folders(self, tmp_path: Path) -> None:
        one, two = tmp_path / "one.txt", tmp_path / "new" / "folder" / "two.txt"
        write_texts({one: "1\n", two: "2\n"})
        assert (one.read_text(), two.read_text()) == ("1\n", "2\n")

    def test_leaves_all_as_they_were_where_one_cannot_be_written(self, tmp_path: Path) -> None:
        one, two = tmp_path / "one.txt", tmp_path / "one.txt" / "two.txt"
        one.write_text("old")
        with pytest.raises(NotADirectoryError) as caught:
            write_texts({one: "new", two: "new"})
        assert caught.value.filename == str(two)
        assert caught.value.strerror == "a part of its path is a file, not a folder"
        assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [
            ("one.txt", "old")
        ]

    def test_does_not_put_a_file_in_the_place_of_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(IsADirectoryError, match="Is a directory"):
            write_texts({tmp_path: "text"})
        assert list(tmp_path.iterdir()) == []
