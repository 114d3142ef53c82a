"""An issue as bytes: its gist, which is read often, and the whole of it, which costs little beside that."""

import zlib

import msgspec

from ccsearch.records import Bulletin, Item, pack
from ccsearch.search.contract import FigureGist, Gist, ItemGist, NamedGist, SaidGist, StoredIssue

_COMPRESSION = 3  # of zlib: a third of the size at 100 MB/s
_WINDOW = 32_768  # bytes that zlib looks back
_SIZE = 4  # bytes that tell how long the gist is

_gists = msgspec.msgpack.Decoder(Gist)
_issues = msgspec.msgpack.Decoder(StoredIssue)  # made here: msgspec 0.22 crashes if two threads meet a new type at once


def _item(item: Item) -> ItemGist:
    return ItemGist(
        id=item.id,
        path=item.path,
        title=item.title,
        text=item.text,
        leaders=tuple([NamedGist(row.name, row.roles) for row in item.leaders]),
        units=tuple([NamedGist(row.name, row.roles) for row in item.units]),
        places=item.places,
        statements=tuple([SaidGist(row.leader, row.verb, row.number, row.heading, row.text)
                          for row in item.statements]),
        figures=tuple([FigureGist(row.noun, row.unit, row.value, row.approximate) for row in item.figures]),
    )  # fmt: skip


def gist_of(bulletin: Bulletin) -> Gist:
    """Return what is asked of the items of a bulletin."""
    return Gist(bulletin.key, bulletin.date, tuple([_item(item) for item in bulletin.items]))


def pack_issue(issue: StoredIssue) -> bytes:
    """Return an issue as bytes: the gist, then the whole with the gist as dictionary, which it repeats."""
    gist = msgspec.msgpack.encode(gist_of(issue.bulletin))
    first = zlib.compress(gist, _COMPRESSION)
    packer = zlib.compressobj(_COMPRESSION, zdict=gist[-_WINDOW:])
    return len(first).to_bytes(_SIZE, "little") + first + packer.compress(pack(issue)) + packer.flush()


def _gist(packed: bytes) -> tuple[bytes, int]:
    """Return the gist as it was encoded, and where the rest begins."""
    end = _SIZE + int.from_bytes(packed[:_SIZE], "little")
    return zlib.decompress(packed[_SIZE:end]), end


def unpack_gist(packed: bytes) -> Gist:
    """Return the gist of the issue that :func:`pack_issue` packed."""
    return _gists.decode(_gist(packed)[0])


def unpack_issue(packed: bytes) -> StoredIssue:
    """Return the whole issue that :func:`pack_issue` packed."""
    gist, rest = _gist(packed)
    whole = zlib.decompressobj(zdict=gist[-_WINDOW:])
    return _issues.decode(whole.decompress(packed[rest:]) + whole.flush())
