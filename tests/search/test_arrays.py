"""Numbers packed and unpacked are the same numbers, and a segment keeps nothing of its file."""

import gc
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.errors import IndexUnavailableError
from ccsearch.search import arrays
from ccsearch.search.segment import Segment, build_segment
from ccsearch.text import Segmenter
from search.bulletins import archive

KINDS = (np.uint32, np.uint64)
numbers = st.sampled_from(KINDS).flatmap(
    lambda kind: st.lists(st.one_of(st.integers(0, 300), st.integers(0, int(np.iinfo(kind).max)))).map(
        lambda found: np.array(found, kind)
    )
)
runs = st.lists(st.lists(st.integers(0, (1 << 32) - 1)).map(sorted))


def plain(number):
    """Return a number as variable bytes."""
    return bytes([number & 0x7F | 0x80]) + plain(number >> 7) if number > 0x7F else bytes([number])


@given(numbers)
def test_numbers_are_packed_seven_bits_a_byte(found):
    packed = arrays.pack_numbers(found)
    assert packed.tobytes() == b"".join(map(plain, found.tolist()))
    assert arrays.unpack_numbers(packed, len(found), found.dtype).tolist() == found.tolist()


@given(numbers)
def test_rising_numbers_come_back(found):
    found.sort()
    assert arrays.unpack_rising(arrays.pack_rising(found), len(found), found.dtype).tolist() == found.tolist()


@given(runs)
def test_runs_come_back(found):
    values = np.array([value for run in found for value in run], np.uint32)
    starts = np.cumsum([0, *map(len, found)]).astype(np.uint32)
    assert arrays.unpack_runs(arrays.pack_runs(values, starts), starts).tolist() == values.tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_many_numbers_come_back(kind):
    """More than are packed at a time, so that some stand across a border."""
    found = np.random.default_rng(7).integers(0, np.iinfo(kind).max, 200_000, kind) >> kind(9)
    assert np.array_equal(arrays.unpack_numbers(arrays.pack_numbers(found), len(found), kind), found)


def test_arrays_come_back(tmp_path):
    found = {"a": np.array([1, 2, 3], np.uint8), "b": np.array([], np.uint32), "c": np.array([1 << 40], np.uint64)}
    mark = arrays.write_bytes(tmp_path / "file", arrays.pack_arrays(found))
    read = arrays.unpack_arrays(arrays.read_bytes(tmp_path / "file", mark))
    assert {name: (row.dtype, row.tolist()) for name, row in read.items()} == {
        name: (row.dtype, row.tolist()) for name, row in found.items()
    }


@pytest.mark.parametrize("content", [b"", b"abc", b"abcde", b"abcdefgh", b"abcx"])
def test_another_content_is_damage(tmp_path, content):
    mark = arrays.write_bytes(tmp_path / "file", b"abcd")
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(IndexUnavailableError) as caught:
        arrays.read_bytes(tmp_path / "file", mark)
    assert caught.value.state == "damaged"


def test_a_segment_keeps_nothing_of_its_file(tmp_path):
    packed, blobs = build_segment(archive(), Segmenter()).content()
    mark = arrays.write_bytes(tmp_path / "file", packed)
    content = arrays.read_bytes(tmp_path / "file", mark)
    held = weakref.ref(content)
    segment = Segment(content, lambda start, end: blobs[start:end])
    del content
    gc.collect()
    assert held() is None
    assert segment.entry(0).facts.id == "7-1"
