"""Write the pages of docs/ that are made from the code; with --check, tell which are stale and exit 1."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from ccsearch.archive.problems import PROBLEMS as ARCHIVE_PROBLEMS
from ccsearch.cli import cli
from ccsearch.config import SETTINGS, load_config
from ccsearch.fields import FIELDS
from ccsearch.reading.problems import PROBLEMS as READING_PROBLEMS
from ccsearch.web import create_app

DOCS = Path(__file__).parents[1] / "docs"
MADE = "<!-- 由 make docs 从程序生成，请勿手改。Made by `make docs`; do not edit. -->"
WIDTH = 100
KINDS = {"text": "全文", "keyword": "整值", "date": "日期"}


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def code(*words: str) -> str:
    """Return words set as code, with commas."""
    return "、".join(f"`{word}`" for word in words)


def helps(command: click.Command, name: str, above: click.Context | None = None) -> Iterator[tuple[str, str]]:
    """Yield the full name and the help of a command, then of those under it."""
    shape = {"terminal_width": WIDTH, "max_content_width": WIDTH, **command.context_settings}
    context = click.Context(command, info_name=name, parent=above, **shape)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from helps(found, below, context)


def commands() -> str:
    """Return the page of commands: the help of each."""
    parts = ["# 命令", "每个命令加 `--help` 显示的就是这里的说明。"]
    for name, told in helps(cli, "ccsearch"):
        text = "\n".join(line.rstrip() for line in told.splitlines())
        parts.append(f"## {name}\n\n```text\n{text}\n```")
    return "\n\n".join(parts)


def settings() -> str:
    """Return the page of settings."""
    rows = [
        (
            code(f"--{row.name}"),
            code(row.variable),
            code(row.name),
            code(str(row.default)) if row.default else "",
            row.help,
        )
        for row in SETTINGS
    ]
    told = ("同一项设置按这个先后取值：命令选项、环境变量、配置文件（TOML，用 `--config` 或 `CCSEARCH_CONFIG` 指定）、"
            "默认值。")  # fmt: skip
    return f"# 设置\n\n{told}\n\n{table(('选项', '环境变量', '配置文件中的键', '默认值', '意义'), rows)}"


def fields() -> str:
    """Return the page of fields."""
    rows = [(row.label, code(*(f"{prefix}:" for prefix in row.prefixes)), KINDS[row.kind], "是" if row.facet else "",
             "是" if row.named else "") for row in FIELDS]  # fmt: skip
    told = "检索式中写 `单位:城子街道` 只查这个字段；网址参数和命令选项用第一个名字。"
    heads = ("字段", "检索式中的写法", "类型", "分面", "认别名")
    return f"# 字段\n\n{told}\n\n{table(heads, rows)}"


def problems() -> str:
    """Return the page of problems."""
    parts = ["# 问题代码", "解析和更新索引时发现的问题，供编辑核对；花括号中的部分换成实际内容。"]
    for title, rows in (("解析一份快报时", READING_PROBLEMS), ("更新归档时", ARCHIVE_PROBLEMS)):
        parts.append(f"## {title}\n\n" + table(("代码", "说明"), [(code(key), told) for key, told in rows.items()]))
    return "\n\n".join(parts)


def addresses() -> str:
    """Return the page of addresses: every page, feed and answer that is served."""
    app = create_app(load_config(environment={}))
    described = app.test_client().get("/api/v1/openapi.json").get_json(silent=True) or {}
    rows = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        path = rule.rule.replace("<path:", "{").replace("<", "{").replace(">", "}")
        paths = described.get("paths", {})
        asked = paths.get(path) or paths.get(path.removeprefix("/api/v1")) or {}
        view = (app.view_functions[rule.endpoint].__doc__ or "").strip().partition("\n")[0]
        told = "Hand out a file of the pages' own." if rule.endpoint == "static" else view
        summary = next((one["summary"] for one in asked.values()), told)
        posted = "" if "GET" in (rule.methods or ()) else " (POST)"
        rows.append((code(path) + posted, summary))
    return f"# Addresses\n\n{table(('address', 'what it does'), rows)}"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "settings.md": settings,
    "fields.md": fields,
    "problems.md": problems,
    "addresses.md": addresses,
}


def main(check: bool) -> int:
    """Write the pages that changed, or only name them; return the exit code."""
    stale = []
    for name, page in PAGES.items():
        title, _, rest = page().partition("\n")
        text = f"{title}\n\n{MADE}\n{rest}\n"
        path = DOCS / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, "utf-8")
    if stale:
        print(f"stale: {', '.join(stale)}; run `make docs`" if check else f"written: {', '.join(stale)}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
