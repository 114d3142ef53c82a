"""What every test may ask for, and what none may do."""

import ipaddress
import os
import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ccsearch.lexicon import Lexicon, load_lexicon

ROOT = Path(__file__).parents[1]

settings.register_profile(
    "fixed", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", parent=settings.get_profile("fixed"), derandomize=False, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave tests marked ``soak`` out unless the marks asked for name them."""
    if "soak" in (config.getoption("markexpr") or ""):
        return
    kept = [item for item in items if item.get_closest_marker("soak") is None]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("soak")])
        items[:] = kept


def _is_here(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a local socket
    host = str(address[0])
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Let no test reach beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if not _is_here(address):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        for name in [name for name in os.environ if name.startswith("CCSEARCH_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real bulletins beside the checkout; a test that asks for it is skipped without."""
    folder = ROOT.parent / "shared"
    if not (folder / "archive").is_dir():
        pytest.skip("skipped: the folder ../shared with real bulletins is not here")
    return folder


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon shipped with the package."""
    return load_lexicon()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium. It is never skipped: `make test` installs it."""
    found = shutil.which("chromium")
    assert found, "Chromium is missing: run `make test`, or apt-get install chromium fonts-noto-cjk"
    return found


CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium_flags() -> tuple[str, ...]:
    """The switches under which Chromium runs anywhere, as root too, and calls nobody."""
    return CHROMIUM_FLAGS
