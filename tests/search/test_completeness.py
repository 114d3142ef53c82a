"""Nothing that stands in a text is missed, and nothing is found that does not stand there."""

import random
import re
from types import SimpleNamespace

import pytest

from ccsearch.errors import QueryError
from ccsearch.fields import BY_PREFIX
from ccsearch.lexicon import load_lexicon
from ccsearch.search import Request, open_engine, open_store
from ccsearch.text import fold
from search.bulletins import real, samples, stored, texts

LENGTHS = range(1, 13)
SAMPLES = 400  # of each length
PREFIX = re.compile(rf"({'|'.join(BY_PREFIX)})[:：]")


def opened(tmp_path_factory, bulletins):
    lexicon = load_lexicon()
    settings = SimpleNamespace(engine="whoosh", index=tmp_path_factory.mktemp("complete") / "index")
    open_store(settings, lexicon).rebuild(stored(bulletin) for bulletin in bulletins)
    rows = [row for bulletin in bulletins for row in texts(bulletin.items)]
    return open_engine(settings, lexicon), rows


@pytest.fixture(scope="module")
def of_samples(tmp_path_factory, root):
    return opened(tmp_path_factory, samples(root))


@pytest.fixture(scope="module")
def of_real(tmp_path_factory, shared):
    return opened(tmp_path_factory, [real(shared)])


def substrings(rows, length, count):
    """Return (id, substring) pairs that stand within one line of a value, sampled with a fixed seed."""
    lines = [(name, line) for name, values in rows for value in values for line in value.split("\n")
             if len(line) >= length]  # fmt: skip
    found = [(name, line[at : at + length]) for name, line in lines for at in range(len(line) - length + 1)]
    return random.Random(length).sample(found, min(count, len(found)))


def having(rows, text):
    return {name for name, values in rows if any(fold(text) in fold(value) for value in values)}


def search(engine, query):
    found, page = set(), 1
    while True:
        answer = engine.search(Request(query=query, size=100, page=page, facets=False))
        found |= {hit.id for hit in answer.hits}
        if page * 100 >= answer.total:
            return found
        page += 1


def quoted(text):
    start, end = next(pair for pair in ('""', "“”", "「」", "『』") if not set(pair) & set(text))
    return f"{start}{text}{end}"


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("which", ["of_samples", "of_real"])
def test_quoted_substrings_find_exactly_the_items_that_have_them(which, length, request):
    engine, rows = request.getfixturevalue(which)
    for _, text in substrings(rows, length, SAMPLES):
        if text.strip() == text:
            assert search(engine, quoted(text)) == having(rows, text), text


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("which", ["of_samples", "of_real"])
def test_unquoted_substrings_find_their_item(which, length, request):
    engine, rows = request.getfixturevalue(which)
    for name, text in substrings(rows, length, SAMPLES):
        if PREFIX.match(text):  # 责任单位：… cut where it looks like a field
            continue
        try:
            found = search(engine, text)
        except QueryError as fault:  # half a pair of brackets or quotes
            if fault.suggestion is None:
                assert not any(character.isalnum() for character in text), text
                continue
            found = search(engine, fault.suggestion)
        assert name in found, text
