"""Issues as bytes: nothing is lost, whatever they hold."""

import msgspec
import pytest

from ccsearch.search.packing import gist_of, pack_issue, unpack_gist, unpack_issue
from search.bulletins import archive, bulletin, item, stored

LONG = stored(bulletin("8", "2022-01-01", item("长", "".join(map(chr, range(0x4E00, 0x9000))) * 3), item("短", "后")))


@pytest.mark.parametrize("issue", [*archive(), stored(bulletin("空", None)), LONG], ids=lambda row: row.bulletin.key)
def test_an_issue_and_its_gist_come_back(issue):
    packed = pack_issue(issue)
    assert unpack_issue(packed) == issue
    assert unpack_gist(packed) == gist_of(issue.bulletin)


def test_the_gist_has_all_but_where_it_stands():
    for issue in archive():
        gist = gist_of(issue.bulletin)
        assert (gist.key, gist.date) == (issue.bulletin.key, issue.bulletin.date)
        for brief, whole in zip(gist.items, issue.bulletin.items, strict=True):
            for name in brief.__struct_fields__:
                rows, full = getattr(brief, name), getattr(whole, name)
                if isinstance(full, tuple) and full and isinstance(full[0], msgspec.Struct):
                    for row, one in zip(rows, full, strict=True):
                        assert all(getattr(row, key) == getattr(one, key) for key in row.__struct_fields__)
                else:
                    assert rows == full


def test_the_whole_costs_little_beside_its_gist():
    packed = pack_issue(stored(bulletin("1", None, item("题", "".join(map(chr, range(0x4E00, 0x5200)))))))
    gist = int.from_bytes(packed[:4], "little")
    assert len(packed) < 1.4 * gist
