"""Settings: one table of rows, read from options, environment and a TOML file, in that order."""

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ccsearch.errors import ConfigError, reason_of, toml_reason


def _folder(value: Any) -> Path:
    return Path(str(value)).expanduser()


def _whole(value: Any) -> int:
    return int(value)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, how to read a value, its default, and what it is (Chinese)."""

    name: str
    read: Callable[[Any], Any]
    default: Any
    help: str

    @property
    def variable(self) -> str:
        """The environment variable of this setting."""
        return f"CCSEARCH_{self.name.upper()}"


SETTINGS = (
    Setting("archive", _folder, Path("archive"), "工作快报源文件所在的文件夹"),
    Setting("index", _folder, Path("index"), "索引所在的文件夹"),
    Setting("lexicon", _folder, None, "词表文件（默认：归档文件夹中的 lexicon.toml，否则用内置词表）"),
    Setting("engine", str, "whoosh", "检索引擎"),
    Setting("host", str, "127.0.0.1", "网页服务监听的地址"),
    Setting("port", _whole, 8709, "网页服务监听的端口"),
)
"""Every setting there is; options, variables, the file's keys and the manual are loops over it."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force. ``lexicon`` is None where the shipped lexicon is meant."""

    archive: Path
    index: Path
    lexicon: Path | None
    engine: str
    host: str
    port: int


def _from_file(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        found: dict[str, Any] = msgspec.toml.decode(path.read_bytes().removeprefix(BOM_UTF8), type=dict[str, Any])
    except OSError as fault:
        raise ConfigError(f"配置文件 {path} 无法打开：{reason_of(fault)}", "config") from fault
    except UnicodeDecodeError as fault:
        raise ConfigError(f"配置文件 {path} 不是 UTF-8 编码，请另存为 UTF-8。", "config") from fault
    except msgspec.DecodeError as fault:
        raise ConfigError(f"配置文件 {path} 不是有效的 TOML：{toml_reason(str(fault))}", "config") from fault
    known = {setting.name for setting in SETTINGS}
    for key in found:
        if key not in known:
            raise ConfigError(f"配置文件 {path} 中没有“{key}”这一项，可用的有：{'、'.join(sorted(known))}", key)
    return found


def load_config(
    options: Mapping[str, Any] | None = None, environment: Mapping[str, str] | None = None, file: Path | None = None
) -> Config:
    """Return the settings: ``options`` (None values are not given) before environment, file, default.

    ``environment`` is that of the process unless given.

    Raises:
        ConfigError: the file cannot be read, or a value does not fit its setting.
    """
    options = options or {}
    environment = os.environ if environment is None else environment
    named = environment.get("CCSEARCH_CONFIG")
    written = _from_file(file or (Path(named) if named else None))
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        given = (options.get(setting.name), environment.get(setting.variable), written.get(setting.name))
        raw = next((value for value in given if value is not None and value != ""), setting.default)
        try:
            values[setting.name] = raw if raw is setting.default else setting.read(raw)
        except (TypeError, ValueError) as fault:
            raise ConfigError(f"设置 {setting.name} 的值“{raw}”无法使用。", setting.name) from fault
    if values["lexicon"] is None and (beside := values["archive"] / "lexicon.toml").is_file():
        values["lexicon"] = beside
    return Config(**values)
