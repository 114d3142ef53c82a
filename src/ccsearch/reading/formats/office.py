"""Files that only a word processor reads (.doc, .wps, .rtf, .odt), by way of LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ccsearch.reading.formats.extracted import Extract, RefusedError
from ccsearch.reading.formats.word import read_docx

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60
"""How long a conversion may take; a bulletin takes two or three."""

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""Settings under which a document runs no macros and loads nothing from elsewhere."""


def read_office(data: bytes) -> Extract:
    """Return the text of a document by way of LibreOffice, each time with a fresh profile of its own.

    Raises:
        RefusedError: LibreOffice is not installed, cannot read it, or takes too long.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise RefusedError("format.needs-libreoffice")
    with TemporaryDirectory(prefix="ccsearch-") as place:
        folder = Path(place)
        source = folder / "source.doc"  # by its content LibreOffice tells .wps and .rtf from .doc
        source.write_bytes(data)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        _convert(program, source, folder)
        result = folder / "source.docx"
        if not result.is_file():
            raise RefusedError("format.damaged", kind="DOC/WPS")
        return read_docx(result.read_bytes())


def _convert(program: str, source: Path, folder: Path) -> None:
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
               "--convert-to", "docx", "--outdir", str(folder), str(source)]  # fmt: skip
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, start_new_session=True
    ) as running:
        try:
            running.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise RefusedError("format.slow", seconds=SECONDS) from None
