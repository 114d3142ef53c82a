"""Files to keep: sent as attachments under a Chinese name that every browser understands."""

from urllib.parse import quote

from flask import Response


def attachment(data: bytes, media: str, name: str, plain_name: str) -> Response:
    """Return an answer that is kept as the file ``name``; old browsers take ``plain_name``, which is ASCII."""
    file = Response(data, content_type=media)
    file.headers["Content-Disposition"] = f"attachment; filename={plain_name}; filename*=UTF-8''{quote(name, safe='')}"
    return file
