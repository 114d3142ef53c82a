"""Commands as a shell runs them: pipes, exit codes, UTF-8."""

import json
import os
import subprocess
import sys

import pytest


def test_exit_codes(process, folder):
    assert process("search", "楼道").returncode == 3
    assert process("index").returncode == 0
    assert process("search", "楼道").returncode == 0
    assert process("search", "没有这样的词").returncode == 1
    assert process("search", "--bad").returncode == 2
    assert process("index", "--archive", folder / "nowhere").returncode == 3


def test_a_pipe_gets_utf_8_without_colours_or_progress(process):
    process("index")
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        result = process("search", "广告牌", LC_ALL=locale, LANG=locale)
        assert result.returncode == 0
        assert "广告牌" in result.stdout
        assert "\x1b" not in result.stdout
        assert result.stderr == ""


def test_json_in_a_pipe_is_json_only(process, folder):
    result = process("parse", folder / "archive" / "第101期.txt", "--json")
    assert json.loads(result.stdout)["number"] == 101
    assert result.stderr == ""


def test_a_reader_that_goes_away_is_no_fault(environment, process, folder):
    process("index")
    line = f"{sys.executable} -m ccsearch stats --json | head -c 10"
    result = subprocess.run(["bash", "-c", line], env={**os.environ, **environment}, capture_output=True,
                            encoding="utf-8", timeout=60, check=False)  # fmt: skip
    assert result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("args", [["serch"], ["show", "999"], ["parse", "nowhere.txt"], ["index", "nowhere"]])
def test_a_fault_is_one_line_on_stderr(process, args):
    process("index")
    result = process(*args)
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


def test_a_search_does_not_load_the_web(environment):
    code = "import sys; import ccsearch.cli.search, ccsearch.cli.index; print('flask' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert result.stdout == "False\n"
