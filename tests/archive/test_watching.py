import threading
from dataclasses import replace

import pytest

from archive.texts import issue_text, put
from ccsearch.archive import changes
from ccsearch.errors import CcsearchError

DEADLINE_SECONDS = 20


@pytest.fixture
def rounds(config):
    """Watch an archive in a thread; the semaphore is released with each round."""
    stop, told = threading.Event(), threading.Semaphore(0)

    def watch():
        for _ in changes(config, stop):
            told.release()

    thread = threading.Thread(target=watch)
    thread.start()
    yield told
    stop.set()
    thread.join(DEADLINE_SECONDS)
    assert not thread.is_alive()


def seen(told: threading.Semaphore, act) -> bool:
    """Do something again and again until it is noticed, at most for a while."""
    return any(act(at) or told.acquire(timeout=0.5) for at in range(DEADLINE_SECONDS * 2))


def test_a_round_at_once_and_one_for_each_change(config, rounds):
    assert rounds.acquire(timeout=DEADLINE_SECONDS)
    assert seen(
        rounds,
        lambda at: put(config.archive, "第1期.txt", issue_text(1, item=f"石桥街道：近日，清运垃圾{at}车。")) and None,
    )


def test_a_new_lexicon_is_a_change(config, rounds):
    assert rounds.acquire(timeout=DEADLINE_SECONDS)
    assert seen(rounds, lambda at: put(config.archive, "lexicon.toml", f"# {at}\n") and None)


def test_no_archive_to_watch(config):
    with pytest.raises(CcsearchError, match="不存在"):
        next(changes(replace(config, archive=config.archive / "nowhere")))


def test_a_change_during_the_first_round_is_not_missed(config):
    stop = threading.Event()
    rounds = changes(config, stop)
    next(rounds)
    put(config.archive, "第1期.txt", issue_text(1))
    late = threading.Timer(DEADLINE_SECONDS, stop.set)
    late.start()
    assert next(rounds, "stopped") is None
    late.cancel()
