"""Set-up says which system package is missing; what the README promises is there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PYTHON = """#!{bash}
case "$2" in
    *ensurepip*) exit {ensurepip} ;;
    *version_info*) exit {new_enough} ;;
    venv) echo "used: ${0##*/}" ;;
esac
exit 1
"""


@pytest.fixture
def bare(root: Path, tmp_path: Path):
    """A machine with the least of tools, and set-up on it; ``add`` puts a pretended command there."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tmp_path / "scripts").mkdir()
    shutil.copy(root / "scripts" / "setup.sh", tmp_path / "scripts")
    for name in ("bash", "dirname", "basename", "id"):
        (tools / name).symlink_to(shutil.which(name))

    def add(name: str, script: str) -> None:
        (tools / name).write_text(script.replace("{bash}", str(shutil.which("bash"))), "utf-8")
        (tools / name).chmod(0o755)

    def run(what: str, **settings: str) -> subprocess.CompletedProcess[str]:
        command = [tools / "bash", tmp_path / "scripts" / "setup.sh", what]
        env = {"PATH": str(tools), "SYSTEM_PYTHON": str(tools / "system-python"), **settings}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    return add, run


def python(ensurepip: bool = True, new_enough: bool = True) -> str:
    return PYTHON.replace("{ensurepip}", str(1 - ensurepip)).replace("{new_enough}", str(1 - new_enough))


def assert_names(told: subprocess.CompletedProcess[str], packages: str) -> None:
    assert told.returncode == 1
    assert told.stderr.splitlines() == [
        f"缺少系统软件包：{packages}。请先运行 sudo apt-get install {packages}，再重试。",
        f"Missing system packages: {packages}. Run sudo apt-get install {packages} and try again.",
    ]


def test_no_python(bare):
    _, run = bare
    assert_names(run("runtime"), "python3 python3-venv")


def test_a_python_too_old(bare):
    add, run = bare
    add("python3", python(new_enough=False))
    assert_names(run("runtime"), "python3 python3-venv")


@pytest.mark.parametrize("name", ["python3", "python3.12"])
def test_a_python_without_ensurepip(bare, name):
    add, run = bare
    add(name, python(ensurepip=False))
    assert_names(run("runtime"), f"{name}-venv")


@pytest.mark.parametrize(
    ("system", "settings", "used"),
    [
        (python(), {}, "system-python"),
        (python(), {"PYTHON": "python3"}, "python3"),
        (python(ensurepip=False), {}, "python3"),
        (python(new_enough=False), {}, "python3"),
    ],
)
def test_the_systems_own_python_comes_first_where_it_is_complete(bare, system, settings, used):
    add, run = bare
    add("system-python", system)
    add("python3", python())
    assert f"used: {used}" in run("runtime", **settings).stdout.splitlines()


def test_no_browser(bare):
    _, run = bare
    assert_names(run("browser"), "chromium fontconfig fonts-noto-cjk")


def test_a_browser_without_chinese_fonts(bare):
    add, run = bare
    add("chromium", "#!{bash}\n")
    add("fc-list", "#!{bash}\n")
    assert_names(run("browser"), "chromium fontconfig fonts-noto-cjk")


def test_nothing_is_missing(bare):
    add, run = bare
    add("chromium", "#!{bash}\n")
    add("fc-list", "#!{bash}\necho Noto Sans CJK SC\n")
    assert run("browser").returncode == 0


def test_an_unknown_word_is_refused(bare):
    _, run = bare
    assert run("everything").returncode == 2


def targets(root: Path) -> set[str]:
    return set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_target_of_the_documents_exists(root: Path):
    texts = [path.read_text("utf-8") for path in (root / "README.md", *(root / "docs").rglob("*.md"))]
    named = {word for text in texts for word in re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)}
    assert {"run", "test", "setup"} <= named <= targets(root)


def test_every_target_tells_what_it_does(root: Path):
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", "help"]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, env=outside)
    assert {line.split()[0] for line in told.stdout.splitlines()} == targets(root)


def test_every_link_of_the_documents_leads_somewhere(root: Path):
    dead = []
    for path in (root / "README.md", root / "CHANGES.md", *(root / "docs").rglob("*.md")):
        links = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
        dead += [f"{path.name}: {link}" for link in links if "://" not in link and not (path.parent / link).exists()]
    assert dead == []


def test_decisions_are_short(root: Path):
    decisions = sorted((root / "docs" / "decisions").glob("*.md"))
    assert decisions
    assert {path.name for path in decisions if len(path.read_text("utf-8").splitlines()) > 40} == set()
    assert len({path.name[:4] for path in decisions}) == len(decisions)


def test_ci_runs_without_being_asked_anything(root: Path):
    script = root / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").splitlines()[-1] == "exec make --no-print-directory lint test </dev/null"
