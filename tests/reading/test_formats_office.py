"""Files of word processors, by way of LibreOffice: with it, without it, and with one that hangs."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ccsearch.lexicon import load_lexicon
from ccsearch.reading import extract, read
from ccsearch.reading.formats import office
from ccsearch.records import to_json
from reading.writers import SAMPLES, as_docx

RTF = rb"{\rtf1\ansi\ansicpg936 \u31532?\u19968?\u26399?\par}"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

needs_office = pytest.mark.skipif(
    not any(map(shutil.which, office.PROGRAMS)),
    reason="skipped: LibreOffice is not installed, and ccsearch can do without",
)


@pytest.fixture(scope="module")
def old_word(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """第101期 as a .doc, written by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "一.docx").write_bytes(as_docx(SAMPLES[0].read_text("utf-8")))
    program = next(filter(None, map(shutil.which, office.PROGRAMS)))
    subprocess.run([program, f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", "doc",
                    "一.docx"], cwd=folder, check=True, capture_output=True, timeout=120)  # fmt: skip
    return (folder / "一.doc").read_bytes()


@needs_office
@pytest.mark.parametrize("name", ["第101期.doc", "第101期.wps", "第101期"])
def test_doc_gives_the_same_reading(old_word: bytes, name: str):
    lexicon = load_lexicon(SAMPLES[0].parent / "lexicon.toml")
    found, want = (to_json(read(data, name, lexicon).bulletin) for data in (old_word, SAMPLES[0].read_bytes()))
    assert found == want


@needs_office
def test_rtf_under_a_name_in_doc():
    assert extract(RTF, "一.doc").text == "第一期"


@needs_office
def test_noise_in_the_container_of_a_doc():
    data = COMPOUND + "WordDocument".encode("utf-16-le") + bytes(900)
    assert [row.code for row in extract(data, "一.doc").problems] == ["format.damaged"]


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    [problem] = extract(RTF, "一.doc").problems
    assert (problem.code, "LibreOffice" in problem.message) == ("format.needs-libreoffice", True)


def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 600 & wait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "SECONDS", 0.2)
    assert [row.code for row in extract(RTF, "一.doc").problems] == ["format.slow"]


def test_plain_text_under_a_name_in_doc():
    assert extract("某区快报".encode("gb18030"), "一.doc").text == "某区快报"


def test_passwords_are_told_without_libreoffice():
    docx = COMPOUND + "EncryptedPackage".encode("utf-16-le")
    doc = bytearray(COMPOUND + bytes(600))
    doc[512:514], doc[523] = b"\xec\xa5", 1
    for data in (docx, bytes(doc)):
        assert [row.code for row in extract(data, "一.doc").problems] == ["format.encrypted"]


def test_other_files_of_the_same_container():
    assert [row.code for row in extract(COMPOUND, "一.xls").problems] == ["format.unsupported"]
