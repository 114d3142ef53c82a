import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.texts import issue_text, put
from ccsearch.cli import cli

ITEMS = {
    101: "石桥街道：近日，组织志愿者40余人清理楼道杂物。",
    102: "青溪街道：近日，开展文明养犬宣传，劝导遛狗不牵绳行为20余起。",
    103: "白鹭镇：近日，拆除破损广告牌45块。",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place with an archive of three issues, and settings that point to it."""
    for number, item in ITEMS.items():
        put(tmp_path / "archive", f"第{number}期.txt", issue_text(number, f"2023年9月{number - 96}日", item))
    return tmp_path


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    return {"CCSEARCH_ARCHIVE": str(folder / "archive"), "CCSEARCH_INDEX": str(folder / "index")}


@pytest.fixture
def run(environment: dict[str, str]) -> Callable[..., Result]:
    """Run a command in this process; ``terminal`` keeps colours as on a terminal."""

    def command(*args: object, terminal: bool = False, **more: str) -> Result:
        unset = {name: None for name in os.environ if name.startswith("CCSEARCH_")}
        runner = CliRunner(env={**unset, **environment, **more})
        return runner.invoke(cli, [str(arg) for arg in args], prog_name="ccsearch", color=terminal)

    return command


@pytest.fixture
def indexed(run) -> Callable[..., Result]:
    """Run a command over an index that is there."""
    assert run("index").exit_code == 0
    return run


@pytest.fixture
def process(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in a process of its own, its output in pipes."""

    def command(*args: object, **more: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("CCSEARCH_")}
        return subprocess.run(
            [sys.executable, "-m", "ccsearch", *map(str, args)],
            env={**clean, **environment, **more}, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip

    return command
