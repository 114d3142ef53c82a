"""Options that several commands share: settings, filters, output."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from ccsearch.config import SETTINGS, Config, Setting, load_config
from ccsearch.errors import QueryError
from ccsearch.fields import FIELDS
from ccsearch.lexicon import load_lexicon
from ccsearch.search import open_engine, read_period
from ccsearch.search.contract import KINDS, MAX_PAGE_SIZE, SORTS, Engine, Request

Function = TypeVar("Function", bound=Callable[..., Any])

SERVING = frozenset({"host", "port"})
"""Settings that only a command that serves pages has a use for."""

CHOICES = tuple(field for field in FIELDS if field.kind == "keyword")
"""Fields that can be narrowed to chosen values, an option each."""


def _setting(setting: Setting) -> Callable[[Function], Function]:
    metavar = {"host": "HOST", "port": "PORT", "lexicon": "FILE", "engine": "NAME"}.get(setting.name, "DIR")
    return click.option(f"--{setting.name}", metavar=metavar, help=f"{setting.help}（{setting.variable}）")


def _given(function: Function, settings: tuple[Setting, ...]) -> Function:
    decorated = click.option("--config", metavar="FILE", help="配置文件，TOML 格式（CCSEARCH_CONFIG）")(function)
    for setting in reversed(settings):
        decorated = _setting(setting)(decorated)
    return decorated


def shared_settings(function: Function) -> Function:
    """Give a group the options of all settings; what is given there holds for its commands."""
    return _given(function, tuple(row for row in SETTINGS if row.name not in SERVING))


def with_config(function: Callable[..., Any], serving: bool = False) -> Callable[..., Any]:
    """Give a command the options of the settings, and the ``Config`` made of them as first argument."""
    settings = tuple(row for row in SETTINGS if serving or row.name not in SERVING)

    @wraps(function)
    @click.pass_context
    def command(context: click.Context, /, *args: Any, **values: Any) -> Any:
        own = {row.name: values.pop(row.name) for row in settings}
        file = values.pop("config")
        above: dict[str, Any] = context.find_object(dict) or {}
        options = {**above, **{name: value for name, value in own.items() if value is not None}}
        file = file or options.pop("config", None)
        return function(load_config(options, file=Path(file) if file else None), *args, **values)

    return _given(command, settings)


def with_serving_config(function: Callable[..., Any]) -> Callable[..., Any]:
    """Do as :func:`with_config`, with the settings of the server too."""
    return with_config(function, serving=True)


@contextmanager
def opened(config: Config) -> Iterator[Engine]:
    """Open the index for the time of a command.

    Raises:
        ConfigError: the lexicon cannot be used.
        IndexUnavailableError: there is no index that can answer.
    """
    engine = open_engine(config, load_lexicon(config.lexicon))
    try:
        yield engine
    finally:
        engine.close()


as_json = click.option("--json", "json_", is_flag=True, help="输出 JSON")
"""The option of every command that reads."""


def _day(last: bool) -> Callable[[click.Context, click.Parameter, str | None], date | None]:
    def read(context: click.Context, parameter: click.Parameter, typed: str | None) -> date | None:
        if typed is None:
            return None
        period = read_period(typed, date.today())
        if period is None:
            raise click.BadParameter(
                f"看不懂日期“{typed}”，可以写 2022、2022-08、2022-08-10、8月10日、上月、最近30天。"
            )
        return period[last]

    return read


def with_period(function: Function) -> Function:
    """Give a command the options ``--from`` and ``--to``, which become ``since`` and ``until``."""
    decorated = click.option("--to", "until", metavar="DATE", callback=_day(True), help="发布日期到（含）")(function)
    return click.option("--from", "since", metavar="DATE", callback=_day(False), help="发布日期从（含）")(decorated)


def with_request(function: Function) -> Function:
    """Give a command the options that make a ``Request``; :func:`request_of` takes them back."""
    decorated = with_period(function)
    decorated = click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], help="排序：相关度、最新、最早")(
        decorated
    )
    decorated = click.option("--kind", type=click.Choice(KINDS), default=KINDS[0], help="查条目还是指示要求")(decorated)
    for field in reversed(CHOICES):
        label = f"只看这个{field.label}，可多次使用"
        decorated = click.option(f"--{field.prefixes[0]}", field.name, metavar="VALUE", multiple=True, help=label)(
            decorated
        )
    return decorated


def with_pages(function: Function) -> Function:
    """Give a command the options ``--page`` and ``--size``."""
    size = click.IntRange(1, MAX_PAGE_SIZE)
    decorated = click.option("--size", type=size, metavar="N", default=20, help=f"每页几条，至多 {MAX_PAGE_SIZE}")(
        function
    )
    return click.option("--page", type=click.IntRange(1), metavar="N", default=1, help="第几页")(decorated)


def request_of(query: str, values: dict[str, Any]) -> Request:
    """Return the question that the options of :func:`with_request` ask.

    Raises:
        QueryError: the days are in the wrong order.
    """
    filters = tuple((field.name, values.pop(field.name)) for field in CHOICES if values.get(field.name))
    for field in CHOICES:
        values.pop(field.name, None)
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        raise QueryError(f"--to {until} 早于 --from {since}，请对调。")
    return Request(query, filters=filters, **values)
