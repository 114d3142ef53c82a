"""The repository speaks for itself: plain names, no machine of anyone's, nothing that is fetched from elsewhere."""

import io
import re
import tokenize

import msgspec
import pytest

from house.source import ROOT, Module, modules, tracked

ELSEWHERE = tuple("".join(parts) for parts in (
    ("/wo", "rk/"), ("/tmp/", "bash_jobs"), ("/ro", "ot/"), ("/opt/", "wheels"), ("pypi", ".org"),
    ("python", "hosted"), ("registry.", "npmjs"), ("--hash=", "sha256"),
))  # fmt: skip
"""Paths of one machine and addresses of package servers, written so that this file holds none."""

LARGEST = 500_000
"""Bytes of the largest file that belongs in the repository; pictures are smaller."""

SHIPPED_BY_OTHERS = (".min.js", ".min.css", ".woff", ".woff2", ".whl", ".so", ".jar")


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or "ccsearch")
def test_chinese_stands_only_in_strings_and_comments(module: Module):
    words = tokenize.generate_tokens(io.StringIO(module.text).readline)
    assert [f"{module.at(word.start[0])}: {word.string}" for word in words
            if word.type in {tokenize.NAME, tokenize.OP} and not word.string.isascii()] == []  # fmt: skip


def test_no_machine_and_no_package_server_is_named():
    found = []
    for path in tracked():
        content = path.read_bytes()
        found += [f"{path.relative_to(ROOT)}: {one}" for one in ELSEWHERE if one.encode() in content]
    assert found == []


def test_nothing_of_others_is_carried_along():
    assert [str(path) for path in tracked() if path.name.endswith(SHIPPED_BY_OTHERS)] == []
    assert [str(path) for path in tracked() if {"node_modules", "vendor", "third_party"} & set(path.parts)] == []


def test_files_are_of_a_size_to_be_read():
    assert [str(path) for path in tracked() if path.stat().st_size > LARGEST] == []


def test_pre_commit_runs_what_lint_runs():
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE).group(1)
    steps = {line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.splitlines()}
    hooks = msgspec.yaml.decode((ROOT / ".pre-commit-config.yaml").read_bytes())["repos"][0]["hooks"]
    assert {hook["entry"] for hook in hooks} == steps
