import os
import zipfile
from pathlib import Path

import pytest

from archive.texts import issue_text, put
from ccsearch.archive.readings import PARALLEL_FROM, Outcome, in_parallel, read_source, read_sources, read_there
from ccsearch.archive.sources import Source, find_sources
from ccsearch.lexicon import load_lexicon
from ccsearch.reading import RULES
from ccsearch.search import StoredIssue, unpack_issue

LEXICON = load_lexicon()


def stored(outcome: Outcome) -> list[StoredIssue]:
    return [unpack_issue(ready.packed) for _, ready in outcome.issues]


def deadly(source: Source) -> Outcome:
    """Read a source as always, but die of some as a faulty library might."""
    if "致命" in source.path:
        os._exit(1)
    return read_there(source)


def many(archive: Path, count: int) -> tuple[Source, ...]:
    for number in range(1, count + 1):
        put(archive, f"第{number:03}期.txt", issue_text(number))
    return find_sources(archive).sources


def test_an_issue_keeps_its_path_digest_time_and_text(tmp_path):
    path = put(tmp_path, "2023/第101期.txt", issue_text(101))
    [source] = find_sources(tmp_path).sources
    [issue] = stored(read_source(source, LEXICON, RULES))
    assert issue.path == "2023/第101期.txt"
    assert issue.modified == path.stat().st_mtime
    assert issue.text == issue_text(101)
    assert len(issue.digest) == 64
    assert issue.bulletin.key == "101"


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"%PDF-1.4 cut", "创城".encode("gb18030"), b"\xff\xfe"])
def test_any_bytes_are_an_issue_or_a_fault(tmp_path, data):
    (tmp_path / "x.txt").write_bytes(data)
    [source] = find_sources(tmp_path).sources
    outcome = read_source(source, LEXICON, RULES)
    assert len(outcome.issues) + len(outcome.faults) >= 1
    assert all(fault.path == "x.txt" for fault in outcome.faults)


def test_a_file_that_has_gone_is_a_problem(tmp_path):
    outcome = read_source(Source("第1期.txt", tmp_path / "第1期.txt"), LEXICON, RULES)
    assert outcome.issues == ()
    assert outcome.faults[0].problem.code == "archive.unreadable"


def test_a_zip_file_holds_an_issue_each(tmp_path):
    with zipfile.ZipFile(tmp_path / "2023.zip", "w") as packed:
        for number in (1, 2):
            packed.writestr(f"第{number}期.txt", issue_text(number))
    outcome = read_source(find_sources(tmp_path).sources[0], LEXICON, RULES)
    assert [(claim.base, claim.path) for claim, _ in outcome.issues] == [
        ("1", "2023.zip!/第1期.txt"),
        ("2", "2023.zip!/第2期.txt"),
    ]
    assert len({issue.digest for issue in stored(outcome)}) == 1


def test_a_damaged_zip_file_is_a_problem(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"no zip")
    outcome = read_source(find_sources(tmp_path).sources[0], LEXICON, RULES)
    assert outcome.issues == ()
    assert [(fault.path, fault.problem.code) for fault in outcome.faults] == [("a.zip", "format.damaged")]


def test_many_files_read_in_parallel_as_they_would_be_alone(tmp_path):
    sources = many(tmp_path, PARALLEL_FROM)
    told = []
    outcomes = read_sources(sources, LEXICON, lambda *step: told.append(step))
    assert outcomes == [read_source(source, LEXICON, RULES) for source in sources]
    assert told == [("解析", done, len(sources)) for done in range(1, len(sources) + 1)]


def test_a_file_that_kills_its_process_is_lost_alone(tmp_path):
    many(tmp_path, 4)
    put(tmp_path, "致命.txt", "")
    outcomes = sorted(in_parallel(find_sources(tmp_path).sources, LEXICON, deadly), key=lambda row: row.source)
    assert [len(row.issues) for row in outcomes] == [1, 1, 1, 1, 0]
    assert outcomes[-1].faults[0].problem.code == "archive.crashed"


def test_what_holds_no_text_is_told_and_no_issue(tmp_path):
    (tmp_path / "空.txt").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as packed:
        packed.writestr("坏.docx", b"PK broken")
        packed.writestr("第7期.txt", "工作快报\n第7期\n2022年8月10日\n【简讯】\n永定镇：近日，清理垃圾9吨。\n")
    read = (read_source(source, LEXICON, RULES) for source in find_sources(tmp_path).sources)
    outcomes = {outcome.source.path: outcome for outcome in read}
    assert outcomes["空.txt"].issues == ()
    assert outcomes["空.txt"].faults[0].problem.code == "format.empty"
    assert [issue.bulletin.key for issue in stored(outcomes["包.zip"])] == ["7"]
    assert [fault.path for fault in outcomes["包.zip"].faults] == ["包.zip!/坏.docx"]
