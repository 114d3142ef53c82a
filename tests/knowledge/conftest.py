import pytest

from knowledge import samples


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """The sample archive in an index."""
    shelf = samples.Shelf(tmp_path_factory.mktemp("samples")).put(samples.bulletins())
    yield shelf
    shelf.engine.close()


@pytest.fixture(scope="session")
def known(shelf):
    """What is known of the sample archive."""
    return shelf.library.knowledge()


@pytest.fixture(scope="session")
def comparer(shelf):
    """The sample archive, ready to be compared with."""
    return shelf.library.comparer()
