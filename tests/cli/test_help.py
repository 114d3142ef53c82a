import re

import click
import pytest

from ccsearch.cli import COMMANDS, cli
from ccsearch.config import SETTINGS
from ccsearch.fields import FIELDS

ENGLISH = re.compile(r"Usage|Options|Commands|Arguments|Show |default|required|range|\b(the|this|and)\b")


def commands(group: click.Group, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    context = click.Context(group)
    found = [above] if above else []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found += commands(command, (*above, name)) if isinstance(command, click.Group) else [(*above, name)]
    return found


EVERY = commands(cli)


def test_every_command_is_found():
    assert set(COMMANDS) == {name for name, *_ in EVERY}
    assert {("lexicon", "list"), ("lexicon", "check"), ("lexicon", "suggest")} <= set(EVERY)


@pytest.mark.parametrize("path", [(), *EVERY], ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_chinese(run, path, flag):
    result = run(*path, flag)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "用法：ccsearch" in result.stdout
    assert "显示这份说明" in result.stdout
    assert ENGLISH.findall(result.stdout) == []


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_option_and_command_has_help(path):
    command: click.Command = cli
    for name in path:
        command = command.get_command(click.Context(command), name)
    assert command.help
    silent = [row.name for row in command.params if isinstance(row, click.Option) and not row.help]
    assert silent == []


def test_settings_are_options_of_every_command(run):
    for path in EVERY:
        if len(path) == 1 and path != ("lexicon",):
            words = run(*path, "--help").stdout
            for setting in SETTINGS:
                serving = setting.name in {"host", "port"}
                assert (f"--{setting.name} " in words) == (not serving or path[0] in {"serve", "demo"})


def test_every_keyword_field_is_an_option_of_search(run):
    words = run("search", "--help").stdout
    for field in FIELDS:
        assert (f"--{field.prefixes[0]} " in words) == (field.kind == "keyword")


def test_the_version(run):
    result = run("--version")
    assert re.fullmatch(r"ccsearch \d+\.\d+\.\d+\n", result.stdout)


def test_no_command_shows_the_help(run):
    result = run()
    assert result.exit_code == 2
    assert "用法：ccsearch" in result.stderr
