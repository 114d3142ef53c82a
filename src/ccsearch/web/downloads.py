"""Files to keep: text that they can hold, and a Chinese name that every browser understands."""

import re
from urllib.parse import quote

from flask import Response

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return a text without the characters that XML, and so Excel, Word and Atom, cannot hold."""
    return _NO_XML.sub("", text)


def attachment(data: bytes, media: str, name: str, plain_name: str) -> Response:
    """Return an answer that is kept as the file ``name``; old browsers take ``plain_name``, which is ASCII."""
    file = Response(data, content_type=media)
    file.headers["Content-Disposition"] = f"attachment; filename={plain_name}; filename*=UTF-8''{quote(name, safe='')}"
    return file
