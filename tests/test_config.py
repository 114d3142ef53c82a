"""Settings: option before environment before file before default, and every fault named."""

import dataclasses
from pathlib import Path

import pytest

from ccsearch.config import SETTINGS, Config, load_config
from ccsearch.errors import ConfigError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ccsearch.toml"
    path.write_text('port = 7001\nhost = "127.0.0.3"\nengine = "opensearch"\n', "utf-8")
    return path


def test_the_record_has_the_settings_of_the_table():
    assert [field.name for field in dataclasses.fields(Config)] == [setting.name for setting in SETTINGS]


def test_defaults():
    config = load_config(environment={})
    assert config.port == 8709
    assert config.archive == Path("archive")
    assert config.lexicon is None


def test_the_order_of_the_sources(file: Path):
    environment = {"CCSEARCH_PORT": "7002", "CCSEARCH_HOST": "127.0.0.2", "CCSEARCH_CONFIG": str(file)}
    config = load_config({"port": 7003, "host": None}, environment)
    assert (config.port, config.host, config.engine) == (7003, "127.0.0.2", "opensearch")


def test_a_file_named_as_option_goes_before_one_named_in_the_environment(file: Path, tmp_path: Path):
    other = tmp_path / "other.toml"
    other.write_text("port = 7009\n", "utf-8")
    assert load_config(environment={"CCSEARCH_CONFIG": str(file)}, file=other).port == 7009


def test_an_empty_value_is_none_given():
    assert load_config({"host": ""}, {"CCSEARCH_PORT": ""}).port == 8709


def test_the_environment_is_that_of_the_process(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CCSEARCH_PORT", "7010")
    assert load_config().port == 7010


def test_a_lexicon_beside_the_bulletins_is_taken(tmp_path: Path):
    lexicon = tmp_path / "lexicon.toml"
    lexicon.touch()
    assert load_config({"archive": tmp_path}, {}).lexicon == lexicon
    assert load_config({"archive": tmp_path, "lexicon": "其他.toml"}, {}).lexicon == Path("其他.toml")


def test_a_home_folder_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load_config({"archive": "~/快报"}, {}).archive == tmp_path / "快报"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("prot = 1", "没有“prot”这一项，可用的有：archive、"),
        ("port = ", "不是有效的 TOML：文件末尾不合 TOML 的写法：等号后面没有写完。"),
        ("port = 'many'", "设置 port 的值“many”无法使用"),
        ("port = []", "设置 port 的值"),
    ],
)
def test_faults_of_a_file_are_named(tmp_path: Path, content, told):
    path = tmp_path / "ccsearch.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigError, match=told):
        load_config(environment={}, file=path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path):
    path = tmp_path / "ccsearch.toml"
    path.write_bytes("archive = '快报'".encode("gbk"))
    with pytest.raises(ConfigError, match="不是 UTF-8 编码"):
        load_config(environment={}, file=path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ConfigError, match="无法打开") as told:
        load_config(environment={}, file=tmp_path / "none.toml")
    assert told.value.key == "config"


def test_a_value_that_does_not_fit_is_named():
    with pytest.raises(ConfigError, match="设置 port 的值“http”无法使用") as told:
        load_config(environment={"CCSEARCH_PORT": "http"})
    assert told.value.key == "port"


def test_every_setting_is_explained():
    assert all(setting.help and setting.variable == f"CCSEARCH_{setting.name.upper()}" for setting in SETTINGS)
