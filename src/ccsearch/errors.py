"""What a caller can get wrong, as exceptions whose Chinese message is complete and safe to show."""


class CcsearchError(Exception):
    """Any fault of this package that a person can act on; ``str()`` of it is the Chinese message."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class QueryError(CcsearchError):
    """A query that cannot be understood.

    ``position`` is the code-point offset of the fault in the query as typed, ``suggestion`` a query
    that would be understood, or None.
    """

    def __init__(self, message: str, position: int = 0, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.position = position
        self.suggestion = suggestion


class ConfigError(CcsearchError):
    """A setting, option, lexicon or input file that cannot be used; ``key`` names it."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class NotFoundError(CcsearchError):
    """Something asked for by its name is not in the archive; ``key`` is that name."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class IndexUnavailableError(CcsearchError):
    """The index cannot answer.

    ``state`` is one of ``missing``, ``stale``, ``damaged``, ``locked``, ``unsafe``.
    """

    def __init__(self, message: str, state: str) -> None:
        super().__init__(message)
        self.state = state
