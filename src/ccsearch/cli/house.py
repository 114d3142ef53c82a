"""How every command of ours looks and ends: help in Chinese, faults in one line, exit codes."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NoReturn

import click

from ccsearch.cli.faults import CANNOT, DONE, INTERRUPTED, USAGE, bug_line, exit_code, fault_line, usage_line
from ccsearch.errors import CcsearchError


class Command(click.Command):
    """A command whose help is Chinese throughout."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **settings)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, one a line."""
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that asks for help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这份说明"
        return option


class Group(Command, click.Group):
    """Commands by name, each loaded when it is called: ``places`` says from which module and attribute."""

    def __init__(self, *args: Any, places: Mapping[str, str] | None = None, **settings: Any) -> None:
        settings.setdefault("subcommand_metavar", "命令 …")
        super().__init__(*args, **settings)
        self.places = places or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order in which they are declared."""
        return [*self.places, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, its module imported now."""
        if cmd_name not in self.places:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("命令"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in commands if command])

    def main(self, *args: Any, **settings: Any) -> NoReturn:
        """Run a command and end the process with its exit code; a fault is one line on stderr."""
        settings["standalone_mode"] = False
        sys.exit(self._run(*args, **settings))

    def _run(self, *args: Any, **settings: Any) -> int:
        try:
            return super().main(*args, **settings) or DONE
        except click.exceptions.NoArgsIsHelpError as asked:
            click.echo(asked.format_message(), err=True)
            return USAGE
        except click.Abort:
            click.echo("已中断。", err=True)
            return INTERRUPTED
        except CcsearchError as fault:
            click.echo(fault_line(fault), err=True)
            return exit_code(fault)
        except click.ClickException as fault:
            click.echo(usage_line(fault), err=True)
            return USAGE
        except Exception as fault:  # a bug: its words are for the log, not for the screen
            click.echo(bug_line(fault), err=True)
            return CANNOT


def wants_colour() -> bool | None:
    """Return False where the user asked for none (NO_COLOR), None to let the terminal decide."""
    return False if os.environ.get("NO_COLOR") else None
