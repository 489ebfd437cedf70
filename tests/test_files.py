"""Files that are whole or not there, and a folder that leaves nothing behind."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from netlab.errors import ReportError
from netlab.files import private_folder, write_whole

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_replaced_whole_in_utf8_with_plain_line_ends(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text("a longer old page", encoding="utf-8")
    assert write_whole(path, "Ålesund\n", private=True) == path
    assert path.read_bytes() == "Ålesund\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


@posix_only
def test_a_private_file_is_readable_by_its_owner_alone(tmp_path: Path):
    (tmp_path / "page.html").write_text("open to all", encoding="utf-8")
    assert mode(write_whole(tmp_path / "page.html", "x", private=True)) == 0o600
    before = os.umask(0o022)
    try:
        assert mode(write_whole(tmp_path / "shared.html", "x", private=False)) == 0o644
    finally:
        os.umask(before)


def test_a_missing_folder_is_told(tmp_path: Path):
    with pytest.raises(ReportError, match=r"page\.html: its folder is not there"):
        write_whole(tmp_path / "nowhere" / "page.html", "x", private=True)


def test_a_target_that_cannot_be_replaced_is_told_and_stays(tmp_path: Path):
    held = tmp_path / "page.html"
    (held / "inside").mkdir(parents=True)
    with pytest.raises(ReportError, match=r"page\.html: (could not be written|may not be written)"):
        write_whole(held, "x", private=True)
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_a_target_held_open_elsewhere_says_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", held)  # what Windows does while another program has it open
    with pytest.raises(ReportError, match="Close it in other programs"):
        write_whole(tmp_path / "page.html", "x", private=True)
    assert list(tmp_path.iterdir()) == []


def test_the_private_folder_goes_with_all_in_it_also_after_an_error():
    left = []

    def fail() -> None:
        with private_folder() as folder:
            left.append(folder)
            (folder / "deep").mkdir()
            (folder / "deep" / "people.csv").write_text("x", encoding="utf-8")
            assert os.name != "posix" or mode(folder) == 0o700
            raise KeyError("stop")

    with pytest.raises(KeyError, match="stop"):
        fail()
    assert not left[0].exists()
