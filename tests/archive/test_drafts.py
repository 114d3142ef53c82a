import zipfile

import pytest

from archive.texts import issue_text, put
from ccsearch.archive import read_draft, source_bytes
from ccsearch.errors import NotFoundError
from ccsearch.lexicon import load_lexicon
from reading.writers import as_zip


def test_a_draft_is_read_as_a_source_is():
    reading = read_draft(issue_text(709).encode(), "稿.txt", load_lexicon())
    assert reading.bulletin.number == 709
    assert reading.text == issue_text(709)


def test_the_source_of_an_issue(three):
    assert source_bytes(three, "第101期.txt").decode() == issue_text(101, "2023年9月5日")


def test_the_source_of_an_issue_in_a_zip_file(config):
    with zipfile.ZipFile(config.archive / "旧.zip", "w") as packed:
        packed.writestr("2021/第1期.txt", "甲")
        packed.writestr("内.zip", as_zip({"第2期.txt": "乙".encode()}))
    assert source_bytes(config, "旧.zip!/2021/第1期.txt").decode() == "甲"
    assert source_bytes(config, "旧.zip!/内.zip/第2期.txt").decode() == "乙"
    with pytest.raises(NotFoundError):
        source_bytes(config, "旧.zip!/第2期.txt")


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "gone.txt", "", "第101期.txt/..", "lexicon.toml"])
def test_no_path_leaves_the_archive(three, path):
    put(three.archive.parent, "secret.txt", "secret")
    put(three.archive, "lexicon.toml", "")
    with pytest.raises(NotFoundError):
        source_bytes(three, path)
