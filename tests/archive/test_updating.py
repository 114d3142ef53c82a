import os
import shutil
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from archive.texts import ITEM, issue_text, put
from ccsearch.archive import ensure_index, plan, readings, update_index
from ccsearch.errors import CcsearchError, ConfigError, IndexUnavailableError
from ccsearch.reading import RULES
from ccsearch.search.contract import Request


def counts(report) -> tuple[int, ...]:
    return tuple(
        len(paths) for paths in (report.added, report.changed, report.removed, report.unchanged, report.failed)
    )


def codes(report) -> list[str]:
    return [found.problem.code for found in report.problems if found.problem.code.startswith("archive.")]


def ids(engine, query: str = "") -> list[str]:
    return sorted(hit.id for hit in engine.search(Request(query, size=100)).hits)


def tree(folder: Path) -> dict[str, tuple[str, int]]:
    return {str(path.relative_to(folder)): (sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
            for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def test_everything_is_indexed_then_nothing_is_left_to_do(three, engine):
    assert counts(update_index(three)) == (3, 0, 0, 0, 0)
    assert ids(engine(three)) == ["101-1", "102-1", "103-1"]
    before = tree(three.index)
    assert counts(update_index(three)) == (0, 0, 0, 3, 0)
    assert tree(three.index) == before


def test_sources_are_never_written_to(three):
    before = tree(three.archive)
    update_index(three)
    update_index(three, rebuild=True)
    assert tree(three.archive) == before


def test_new_changed_and_removed_files_are_followed(three, engine):
    update_index(three)
    put(three.archive, "第104期.txt", issue_text(104, "2023年9月26日", "青溪街道：近日，开展文明养犬宣传。"))
    put(three.archive, "第102期.txt", issue_text(102, "2023年9月12日", "白鹭镇：近日，拆除破损广告牌45块。"))
    (three.archive / "第103期.txt").unlink()
    report = update_index(three)
    assert (report.added, report.changed, report.removed) == (("第104期.txt",), ("第102期.txt",), ("第103期.txt",))
    answers = engine(three)
    assert ids(answers) == ["101-1", "102-1", "104-1"]
    assert ids(answers, "广告牌") == ["102-1"]
    assert ids(answers, "楼道杂物") == ["101-1"]


def test_a_touched_file_of_the_same_content_is_unchanged(three):
    update_index(three)
    os.utime(three.archive / "第101期.txt", (1, 1))
    assert counts(update_index(three)) == (0, 0, 0, 3, 0)


def test_a_renamed_file_keeps_its_key(three, keys):
    update_index(three)
    (three.archive / "第102期.txt").rename(three.archive / "第102期（改）.txt")
    report = update_index(three)
    assert counts(report) == (1, 0, 1, 2, 0)
    assert keys(three)["第102期（改）.txt"] == "102"
    assert len(keys(three)) == 3


def test_a_changed_number_moves_the_issue(three, engine):
    update_index(three)
    put(three.archive, "第102期.txt", issue_text(120, "2023年9月12日"))
    update_index(three)
    assert ids(engine(three)) == ["101-1", "103-1", "120-1"]


def test_a_dry_run_tells_and_changes_nothing(three):
    report = update_index(three, dry_run=True)
    assert counts(report) == (3, 0, 0, 0, 0)
    assert not three.index.exists()
    update_index(three)
    put(three.archive, "第104期.txt", issue_text(104))
    before = tree(three.index)
    assert update_index(three, dry_run=True).added == ("第104期.txt",)
    assert tree(three.index) == before


def test_a_rebuild_gives_the_same_answers(three, engine):
    update_index(three)
    before = ids(engine(three))
    report = update_index(three, rebuild=True)
    assert counts(report) == (0, 0, 0, 3, 0)
    assert ids(engine(three)) == before


def test_a_new_lexicon_reads_everything_again(three, tmp_path, engine):
    update_index(three)
    lexicon = put(tmp_path, "new.toml", '[[units]]\nname = "石桥街道办事处"\naliases = ["石桥街道"]\nkind = "street"\n')
    changed = replace(three, lexicon=lexicon)
    (three.archive / "第102期.txt").unlink()
    assert counts(update_index(changed, dry_run=True)) == (0, 2, 1, 0, 0)
    assert counts(update_index(changed)) == (0, 2, 1, 0, 0)
    assert update_index(changed).unchanged == ("第101期.txt", "第103期.txt")
    assert engine(changed).issue("101").bulletin.items[0].units[0].name == "石桥街道办事处"


@pytest.mark.parametrize("files", [3, readings.PARALLEL_FROM])
def test_new_rules_read_everything_again(three, monkeypatch, files):
    for number in range(104, 101 + files):
        put(three.archive, f"第{number}期.txt", issue_text(number))
    update_index(three)
    for module in (plan, readings):
        monkeypatch.setattr(module, "RULES", "other")
    assert counts(update_index(three)) == (0, files, 0, 0, 0)
    assert counts(update_index(three)) == (0, 0, 0, files, 0)


def test_what_cannot_be_opened_while_all_is_read_again_stays(three, monkeypatch, engine):
    update_index(three)
    for module in (plan, readings):
        monkeypatch.setattr(module, "RULES", "other")
    (three.archive / "第102期.txt").unlink()
    (three.archive / "第102期.txt").symlink_to(three.archive / "not mounted")
    report = update_index(three)
    assert report.failed == ("第102期.txt",)
    assert ids(engine(three)) == ["101-1", "102-1", "103-1"]


def test_the_lexicon_beside_the_sources_is_no_source(three):
    put(three.archive, "lexicon.toml", "")
    assert counts(update_index(three)) == (3, 0, 0, 0, 0)


def test_a_lexicon_that_cannot_be_read_is_told_before_anything_is_done(three, tmp_path):
    update_index(three)
    before = tree(three.index)
    with pytest.raises(ConfigError, match="词表"):
        update_index(replace(three, lexicon=put(tmp_path, "bad.toml", "[[units]\n")))
    assert tree(three.index) == before


def test_only_the_files_named_are_looked_at(three):
    update_index(three)
    for number in (104, 105):
        put(three.archive, f"2023/第{number}期.txt", issue_text(number))
    (three.archive / "第101期.txt").unlink()
    report = update_index(three, only=[three.archive / "2023" / "第104期.txt"])
    assert report.added == ("2023/第104期.txt",)
    assert report.removed == ()
    assert update_index(three, only=[three.archive / "2023"]).added == ("2023/第105期.txt",)
    assert update_index(three, only=[three.archive]).removed == ("第101期.txt",)


@pytest.mark.parametrize(("path", "words"), [("gone.txt", "不存在"), ("../outside.txt", "不在归档文件夹")])
def test_paths_that_are_not_in_the_archive(three, path, words):
    put(three.archive.parent, "outside.txt", "")
    with pytest.raises(ConfigError, match=words):
        update_index(three, only=[three.archive / path])


def test_two_files_that_claim_one_issue(three, keys, engine):
    update_index(three)
    put(three.archive, "副本.txt", issue_text(102, "2023年9月13日"))
    report = update_index(three)
    assert keys(three) == {"第101期.txt": "101", "第102期.txt": "102", "第103期.txt": "103", "副本.txt": "102_2"}
    assert ids(engine(three)) == ["101-1", "102-1", "102_2-1", "103-1"]
    assert codes(report) == ["archive.duplicate", "archive.repeat"]


def test_an_earlier_claim_takes_the_key_over_and_gives_it_back(three, keys, engine):
    update_index(three)
    early = put(three.archive, "补.txt", issue_text(102, "2023年9月1日"))
    update_index(three)
    assert keys(three)["补.txt"] == "102"
    assert keys(three)["第102期.txt"] == "102_2"
    early.unlink()
    update_index(three)
    assert keys(three) == {"第101期.txt": "101", "第102期.txt": "102", "第103期.txt": "103"}
    assert [row.code for row in engine(three).issue("102").bulletin.problems if row.code == "archive.duplicate"] == []


def test_a_file_that_shares_its_number_is_not_read_again_without_cause(three, keys):
    put(three.archive, "副本.txt", issue_text(102, "2023年9月13日"))
    update_index(three)
    put(three.archive, "第104期.txt", issue_text(104))
    read_now = []
    update_index(three, progress=lambda stage, done, total: read_now.append((stage, total)))
    assert read_now == [("解析", 1), ("入库", 1)]
    assert keys(three)["副本.txt"] == "102_2"


def test_a_rebuild_grants_the_keys_that_increments_did(three, keys):
    update_index(three)
    for name, day in (("a", 13), ("b", 1), ("c", 12)):
        put(three.archive, f"{name}.txt", issue_text(102, f"2023年9月{day}日"))
        update_index(three)
    before = keys(three)
    update_index(three, rebuild=True)
    assert keys(three) == before


def test_numbers_missing_or_out_of_order_are_told(three):
    put(three.archive, "第106期.txt", issue_text(106, "2023年9月1日"))
    report = update_index(three)
    assert codes(report) == ["archive.gap", "archive.order"]
    assert "第104至105期" in report.problems[-2].problem.message


def test_one_bad_file_does_not_stop_the_others(three, engine):
    (three.archive / "第104期.txt").symlink_to(three.archive / "gone")
    (three.archive / "坏.zip").write_bytes(b"no zip")
    report = update_index(three)
    assert report.failed == ("坏.zip", "第104期.txt")
    assert sorted(row.problem.code for row in report.problems if row.path in report.failed) == [
        "archive.unreadable", "format.damaged",
    ]  # fmt: skip
    assert ids(engine(three)) == ["101-1", "102-1", "103-1"]


def test_what_is_known_of_a_file_that_cannot_be_read_now_stays(three, engine):
    update_index(three)
    (three.archive / "第102期.txt").unlink()
    (three.archive / "第102期.txt").symlink_to(three.archive / "gone")
    report = update_index(three)
    assert (report.failed, report.removed) == (("第102期.txt",), ())
    assert ids(engine(three)) == ["101-1", "102-1", "103-1"]


def test_a_zip_file_is_followed_as_a_whole(three, engine):
    def write(numbers):
        with zipfile.ZipFile(three.archive / "旧.zip", "w") as packed:
            for number in numbers:
                packed.writestr(f"第{number}期.txt", issue_text(number))

    write((1, 2))
    update_index(three)
    assert ids(engine(three)) == ["1-1", "101-1", "102-1", "103-1", "2-1"]
    write((2, 3))
    assert update_index(three).changed == ("旧.zip",)
    assert ids(engine(three)) == ["101-1", "102-1", "103-1", "2-1", "3-1"]
    (three.archive / "旧.zip").unlink()
    assert update_index(three).removed == ("旧.zip",)
    assert ids(engine(three)) == ["101-1", "102-1", "103-1"]


def test_an_empty_archive_gives_an_empty_index(config, engine):
    assert counts(update_index(config)) == (0, 0, 0, 0, 0)
    assert engine(config).totals().issues == 0


def test_the_last_file_can_be_removed(config, engine):
    path = put(config.archive, "第1期.txt", issue_text(1))
    update_index(config)
    path.unlink()
    assert counts(update_index(config)) == (0, 0, 1, 0, 0)
    assert engine(config).totals().issues == 0


def test_an_archive_that_vanished_leaves_the_index_alone(three, engine):
    update_index(three)
    before = tree(three.index)
    shutil.rmtree(three.archive)
    with pytest.raises(CcsearchError, match="不存在"):
        update_index(three)
    assert ensure_index(three) is None
    assert tree(three.index) == before
    assert ids(engine(three)) == ["101-1", "102-1", "103-1"]


def test_neither_archive_nor_index(config):
    config.archive.rmdir()
    with pytest.raises(CcsearchError, match="不存在"):
        ensure_index(config)


def test_ensuring_an_index_builds_and_updates_it(three):
    assert counts(ensure_index(three)) == (3, 0, 0, 0, 0)
    put(three.archive, "第104期.txt", issue_text(104))
    assert counts(ensure_index(three)) == (1, 0, 0, 3, 0)


def test_an_index_that_cannot_be_written_is_told(three):
    three.index.write_text("in the way")
    with pytest.raises(IndexUnavailableError):
        update_index(three)


def test_a_damaged_index_is_built_anew(three, engine):
    update_index(three)
    for path in three.index.rglob("*"):
        if path.is_file() and path.stat().st_size:
            path.write_bytes(b"\0" * path.stat().st_size)
    update_index(three)
    assert ids(engine(three)) == ["101-1", "102-1", "103-1"]


def test_progress_is_told_for_reading_and_writing(three):
    told = []
    update_index(three, progress=lambda *step: told.append(step))
    assert told == [(stage, done, 3) for stage in ("解析", "入库") for done in (1, 2, 3)]


def test_problems_of_a_text_are_told_when_it_is_read(config):
    put(config.archive, "x.txt", ITEM)
    report = update_index(config)
    assert {found.path for found in report.problems} == {"x.txt"}
    assert update_index(config).problems == ()


def test_the_text_stored_is_the_source(three, engine):
    update_index(three)
    issue = engine(three).issue("101")
    assert issue.text == (three.archive / "第101期.txt").read_text("utf-8")
    assert issue.digest == sha256(RULES.encode() + (three.archive / "第101期.txt").read_bytes()).hexdigest()
