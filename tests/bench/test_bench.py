"""The bench measures a small archive from end to end, with every engine and page."""

import subprocess
import sys

from ccsearch.bench import measuring
from ccsearch.bench.archive import generated
from ccsearch.bench.pages import PAGES
from ccsearch.bench.questions import questions


def test_a_small_archive_is_measured_whole(root, tmp_path):
    page = tmp_path / "benchmarks.md"
    options = ["--items", "60", "--plain", "0", "--asked", "12", "--samples", str(root / "samples" / "expected")]
    command = [sys.executable, "-m", "ccsearch.bench", *options, "--out", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    text = page.read_text("utf-8")
    for address in PAGES:
        assert f"| `{address}` |" in text
    for engine in ("ccsearch", "Tantivy", "SQLite"):
        assert f"| 60 | {engine}" in text


def test_the_same_questions_and_archive_on_every_call():
    assert questions(50) == questions(50)
    assert len({question.typed for question in questions(50)}) == 50
    assert list(generated(30)) == list(generated(30))


def test_the_relevance_set_is_large_and_expects_items_of_the_samples(root):
    wanted = measuring.relevance_set()
    known = {path.stem for path in (root / "samples" / "expected").glob("*.json")}
    assert len(wanted) >= 60
    assert all(grades for grades in wanted.values())
    assert known


def test_what_is_right_and_first_counts_most():
    grades = {"a": 2, "b": 1}
    assert measuring.reciprocal_rank(["x", "a"], grades) == 0.5
    assert measuring.reciprocal_rank(["x"], grades) == 0
    assert measuring.ndcg(["a", "b"], grades) == 1
    assert 0 < measuring.ndcg(["b", "a"], grades) < 1
    assert measuring.ndcg(["x"] * 10 + ["a"], grades) == 0


def test_the_least_times_of_the_rounds():
    rounds = [([1.0, 5.0], [2.0, 4.0]), ([3.0, 2.0], [1.0, 9.0])]
    assert measuring.best(rounds) == measuring.Times(1.5, 2.0, 2.5, 4.0)
    assert measuring.percentile([3.0, 1.0, 2.0], 0.95) == 3.0
