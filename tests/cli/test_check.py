import json

from archive.texts import issue_text, put
from ccsearch.cli.check import probe
from ccsearch.lexicon import load_lexicon
from ccsearch.search import open_engine
from ccsearch.search.contract import Request


def test_a_sound_archive(indexed):
    result = indexed("check")
    assert result.exit_code == 0
    assert "问题 0 处" in result.stdout
    assert all(row["ok"] for row in json.loads(indexed("check", "--json").stdout))


def test_without_an_index(run):
    result = run("check")
    assert result.exit_code == 1
    assert "还没有索引" in result.stdout


def test_an_index_behind_its_archive(indexed, folder):
    put(folder / "archive", "第104期.txt", issue_text(104))
    result = indexed("check")
    assert result.exit_code == 1
    assert "新增 1" in result.stdout
    assert "请运行 ccsearch index" in result.stdout


def test_a_source_that_cannot_be_read(indexed, folder):
    (folder / "archive" / "第104期.txt").symlink_to(folder / "gone")
    result = indexed("check")
    assert result.exit_code == 1
    assert "第104期.txt：无法打开" in result.stdout


def test_an_archive_that_is_not_there(indexed, folder):
    result = indexed("check", "--archive", folder / "nowhere")
    assert result.exit_code == 1
    assert "不存在" in result.stdout


def test_damage_is_told_and_repaired(indexed, folder):
    for path in (folder / "index").rglob("*"):
        if path.is_file() and path.stat().st_size > 100:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert indexed("check").exit_code == 1
    assert indexed("check", "--repair").exit_code == 0
    assert indexed("check").exit_code == 0


class Blind:
    """An engine that cannot see one item."""

    def __init__(self, engine, unseen: str) -> None:
        self.engine, self.unseen = engine, unseen
        self.issue, self.issues = engine.issue, engine.issues

    def search(self, request: Request):
        from msgspec.structs import replace

        answer = self.engine.search(request)
        return replace(answer, hits=tuple(hit for hit in answer.hits if hit.id != self.unseen))


def test_a_search_that_misses_an_item_is_found_out(indexed, folder):
    from ccsearch.config import load_config

    config = load_config({"archive": folder / "archive", "index": folder / "index"}, environment={})
    engine = open_engine(config, load_lexicon())
    assert list(probe(engine)) == []
    assert any("102-1" in told for told in probe(Blind(engine, "102-1")))
    engine.close()
