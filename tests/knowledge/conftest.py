import pytest

from knowledge import samples


@pytest.fixture(scope="session")
def known():
    """What is known of the sample archive."""
    return samples.known()
