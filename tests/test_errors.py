"""Why the system refused, told in Chinese."""

import errno
import socket
from pathlib import Path

import pytest

from ccsearch.config import load_config
from ccsearch.errors import ConfigError, reason_of


def refused(path: Path) -> OSError:
    with pytest.raises(OSError, match=r".") as caught:
        path.read_bytes()
    return caught.value


def test_what_the_system_says_of_a_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert reason_of(refused(tmp_path / "b.txt")) == "没有这个文件或文件夹"
    assert reason_of(refused(tmp_path)) == "这是文件夹"
    assert reason_of(refused(tmp_path / "a.txt" / "b")) == "路径中有一段不是文件夹"
    assert reason_of(refused(tmp_path / ("长" * 300))) == "文件名太长"


def test_what_the_system_says_of_an_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match=r".") as caught:
        socket.create_server(taken.getsockname())
    assert reason_of(caught.value) == "端口已被占用"


def test_a_reason_the_table_lacks_is_told_by_number() -> None:
    assert reason_of(OSError(errno.EXDEV, "Invalid cross-device link")) == f"系统错误 {errno.EXDEV}"
    assert reason_of(OSError("无法读取")) == "无法读取"
    assert reason_of(OSError()) == "原因不明"


def test_a_message_with_a_reason_is_chinese_throughout(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="没有这个文件或文件夹"):
        load_config({}, file=tmp_path / "没有.toml")
