"""Telling when an archive or its lexicon changes."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, watch

from ccsearch.archive.sources import HIDDEN, SUFFIXES
from ccsearch.config import Config
from ccsearch.errors import CcsearchError

CALM_MILLISECONDS = 800
"""How long an archive is quiet before a change counts as done."""

WAKE_MILLISECONDS = 300
"""How often a quiet watch looks up."""


def _matters(index: Path) -> Callable[[Change, str], bool]:
    """Return a filter that lets source files, lexicons and folders pass, but nothing of the index."""

    def passes(_: Change, path: str) -> bool:
        changed = Path(path)
        hidden = changed.name.startswith(HIDDEN) or changed.is_relative_to(index)
        return not hidden and changed.suffix.lower() in (*SUFFIXES, ".toml", "")

    return passes


def changes(config: Config, stop: threading.Event | None = None) -> Iterator[None]:
    """Yield once the watch is set, and again whenever source files or the lexicon have changed, until ``stop`` is set.

    Raises:
        CcsearchError: there is no such archive.
    """
    if not config.archive.is_dir():
        raise CcsearchError(f"归档文件夹 {config.archive} 不存在，无法监视。请用 --archive 指明。")
    apart = config.lexicon is not None and config.lexicon.is_file() and config.lexicon.parent != config.archive
    watched = [config.archive, config.lexicon] if apart and config.lexicon else [config.archive]
    rounds = watch(*watched, watch_filter=_matters(config.index.resolve()), debounce=CALM_MILLISECONDS,
                   rust_timeout=WAKE_MILLISECONDS, yield_on_timeout=True, stop_event=stop)  # fmt: skip
    # the first round comes when the watch is set, so that nothing between it and the next is missed
    next(rounds, None)
    yield
    for changed in rounds:
        if changed:
            yield
