import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from archive.texts import issue_text, put
from cli.conftest import ITEMS

DEADLINE_SECONDS = 60


def test_the_summary_counts_what_was_done(run):
    assert "新增 3，更新 0，移除 0，未变 0，失败 0" in run("index").stdout
    assert "新增 0，更新 0，移除 0，未变 3，失败 0" in run("index").stdout
    assert "未变 3" in run("index", "--rebuild").stdout


def test_the_report_as_json(run):
    report = json.loads(run("index", "--json").stdout)
    assert report["added"] == ["第101期.txt", "第102期.txt", "第103期.txt"]
    assert report["failed"] == []
    assert report["seconds"] > 0


def test_a_dry_run_names_the_files(run, folder):
    words = run("index", "--dry-run").stdout
    assert "新增 第101期.txt" in words
    assert "没有改动索引" in words
    assert not (folder / "index").exists()


def test_a_failed_file_ends_with_one_and_the_others_are_there(run, folder):
    put(folder / "archive", "坏.zip", "no zip")
    result = run("index")
    assert result.exit_code == 1
    assert "坏.zip：文件已损坏或不完整，无法按ZIP读出" in result.stdout
    assert "新增 3" in result.stdout
    assert run("search", "广告牌").exit_code == 0


def test_an_archive_that_is_not_there(run, folder):
    result = run("index", "--archive", folder / "nowhere")
    assert result.exit_code == 3
    assert "归档文件夹" in result.stderr


def test_a_folder_outside_is_an_archive_itself_with_its_lexicon(run, folder):
    put(folder / "other", "第7期.txt", issue_text(7))
    put(folder / "other", "lexicon.toml", '[[units]]\nname = "石桥街道办"\naliases = ["石桥街道"]\n')
    report = json.loads(run("index", folder / "other", "--json").stdout)
    assert report["added"] == ["第7期.txt"]
    item = json.loads(run("show", "7-1", "--json", "--archive", folder / "other").stdout)
    assert item["units"][0]["name"] == "石桥街道办"


def test_files_and_folders_inside_are_looked_at_alone(indexed, folder):
    for number in (104, 105):
        put(folder / "archive", f"{number}/第{number}期.txt", issue_text(number))
    report = json.loads(indexed("index", folder / "archive" / "104", "--json").stdout)
    assert report["added"] == ["104/第104期.txt"]


def test_a_file_outside_is_refused(indexed, folder):
    result = indexed("index", put(folder, "x.txt", ""))
    assert result.exit_code == 2
    assert "不在归档文件夹" in result.stderr


def test_many_problems_are_counted_unless_all_are_wanted(run, folder):
    for number in range(60):
        put(folder / "archive", f"坏{number:02}.zip", "")
    assert "用 --verbose 全部列出" in run("index").stdout
    words = run("index", "--verbose").stdout
    assert "用 --verbose 全部列出" not in words
    assert words.count("文件已损坏或不完整，无法按ZIP读出") == 60


def test_options_of_the_group_hold_for_its_commands(run, folder):
    result = run("--archive", folder / "nowhere", "index")
    assert result.exit_code == 3
    assert run("--archive", folder / "nowhere", "index", "--archive", folder / "archive").exit_code == 0


def test_a_configuration_file(run, folder):
    put(folder / "other", "第7期.txt", issue_text(7))
    config = put(folder, "ccsearch.toml", f'archive = "{folder / "other"}"\n')
    report = json.loads(run("index", "--json", "--config", config, CCSEARCH_ARCHIVE="").stdout)
    assert report["added"] == ["第7期.txt"]
    assert json.loads(run("index", "--json", CCSEARCH_CONFIG=str(config), CCSEARCH_ARCHIVE="").stdout)["unchanged"]


@contextmanager
def deadline(process: subprocess.Popen[str]):
    """Kill a process that is still there after a while, so that no test waits for its words for ever."""
    timer = threading.Timer(DEADLINE_SECONDS, process.kill)
    timer.start()
    yield
    timer.cancel()


def told(process: subprocess.Popen[str], words: str) -> None:
    """Read a process's lines until one has these words; the end of its output is a failure."""
    for line in iter(process.stdout.readline, ""):
        if words in line:
            return
    pytest.fail(f"{words} was never told")


def test_watching_follows_changes_until_interrupted(environment, folder):
    command = [sys.executable, "-m", "ccsearch", "index", "--watch"]
    settings = {**os.environ, **environment, "PYTHONUNBUFFERED": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=settings, encoding="utf-8", **pipes) as watching, deadline(watching):
        told(watching, "新增 3")
        put(folder / "archive", "第104期.txt", issue_text(104, item=ITEMS[101]))
        told(watching, "新增 1")
        watching.send_signal(signal.SIGINT)
        _, errors = watching.communicate(timeout=20)
    assert watching.returncode == 130
    assert errors.strip() == "已中断。"
