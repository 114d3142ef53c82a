import os
from pathlib import Path

import pytest

from archive.texts import put
from ccsearch.archive.sources import ATTEMPTS, ChangingError, find_sources, take
from ccsearch.errors import CcsearchError


def paths(archive: Path, skip: Path | None = None) -> list[str]:
    return [source.path for source in find_sources(archive, skip).sources]


def test_files_are_found_in_all_folders_by_path(tmp_path):
    for name in ("b.txt", "2022/第7期.docx", "2022/8月/第8期.PDF", "a.md", "c.html", "d.zip", "e.wps"):
        put(tmp_path, name, "")
    assert paths(tmp_path) == sorted(
        ["b.txt", "2022/第7期.docx", "2022/8月/第8期.PDF", "a.md", "c.html", "d.zip", "e.wps"]
    )


@pytest.mark.parametrize(
    "name", [".hidden.txt", ".git/a.txt", "~$第7期.docx", "lexicon.toml", "x.json", "photo.jpg", "txt"]
)
def test_what_is_no_source_is_left_out(tmp_path, name):
    put(tmp_path, name, "")
    assert paths(tmp_path) == []


def test_an_index_inside_the_archive_is_left_out(tmp_path):
    put(tmp_path, "第1期.txt", "")
    put(tmp_path, "index/a.txt", "")
    assert paths(tmp_path, skip=tmp_path / "index") == ["第1期.txt"]


def test_a_loop_of_links_ends_and_each_folder_is_seen_once(tmp_path):
    put(tmp_path, "2022/第7期.txt", "")
    (tmp_path / "2022" / "up").symlink_to(tmp_path)
    (tmp_path / "a-link").symlink_to(tmp_path / "2022")
    assert paths(tmp_path) == ["2022/第7期.txt"]


def test_links_to_elsewhere_are_followed(tmp_path):
    put(tmp_path, "elsewhere/第7期.txt", "")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "old").symlink_to(tmp_path / "elsewhere")
    assert paths(tmp_path / "archive") == ["old/第7期.txt"]


def test_a_broken_link_is_a_problem_of_that_file_only(tmp_path):
    put(tmp_path, "第7期.txt", "")
    (tmp_path / "第8期.txt").symlink_to(tmp_path / "gone.txt")
    walk = find_sources(tmp_path)
    assert [source.path for source in walk.sources] == ["第7期.txt"]
    assert [(fault.path, fault.problem.code) for fault in walk.faults] == [("第8期.txt", "archive.unreadable")]


def test_a_pipe_named_like_a_source_is_no_source(tmp_path):
    os.mkfifo(tmp_path / "第7期.txt")
    assert paths(tmp_path) == []


def test_a_name_stored_in_gbk_is_shown_as_meant(tmp_path):
    raw = os.fsencode(tmp_path) + b"/" + "第7期.txt".encode("gb18030")
    with open(raw, "wb") as file:
        file.write(b"x")
    [source] = find_sources(tmp_path).sources
    assert source.path == "第7期.txt"
    assert take(source.file).data == b"x"


def test_no_such_archive(tmp_path):
    with pytest.raises(CcsearchError, match="不存在"):
        find_sources(tmp_path / "nowhere")


def test_the_digest_is_of_the_bytes_and_the_rules_and_the_file_is_untouched(tmp_path):
    path = put(tmp_path, "第7期.txt", "甲")
    before = path.stat()
    one, two = take(path), take(path)
    assert one == two
    assert one.data.decode() == "甲"
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    other = take(put(tmp_path, "第8期.txt", "乙"))
    assert len({one.digest("a"), one.digest("b"), other.digest("a")}) == 3


def test_a_file_that_grows_while_it_is_read_is_read_again(tmp_path):
    path = put(tmp_path, "第7期.txt", "前半")
    rounds = []

    def growing(file: Path) -> bytes:
        data = file.read_bytes()
        rounds.append(data)
        if len(rounds) < 3:
            with file.open("ab") as handle:
                handle.write("后半".encode())
        return data

    assert take(path, growing).data.decode() == "前半后半后半"
    assert len(rounds) == 3


def test_a_file_that_never_rests_is_given_up(tmp_path):
    path = put(tmp_path, "第7期.txt", "")
    rounds = []

    def growing(file: Path) -> bytes:
        rounds.append(file)
        with file.open("ab") as handle:
            handle.write(b"x")
        return b""

    with pytest.raises(ChangingError):
        take(path, growing)
    assert len(rounds) == ATTEMPTS
