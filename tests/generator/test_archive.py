"""Archives of any size, the same for the same seed."""

import subprocess
import sys

from ccsearch.generator import archive, write_archive

ISSUES = 40


def test_the_same_seed_makes_the_same_archive(lexicon):
    assert list(archive(3, 7, lexicon)) == list(archive(3, 7, lexicon))
    assert list(archive(3, 7, lexicon)) != list(archive(3, 8, lexicon))


def test_issues_rise_in_number_and_date(lexicon):
    rows = [(issue.bulletin.key, issue.bulletin.date) for issue in archive(ISSUES, 1, lexicon)]
    days = [day for _, day in rows]
    assert days == sorted(set(days))
    assert len({key for key, _ in rows}) == ISSUES


def test_items_are_of_the_usual_size(lexicon):
    bulletins = [issue.bulletin for issue in archive(ISSUES, 1, lexicon)]
    items = [item for bulletin in bulletins for item in bulletin.items]
    assert 11 <= len(items) / ISSUES <= 15
    assert 200 <= sum(len(item.text) for item in items) / len(items) <= 300


def test_an_archive_is_written_a_file_an_issue(tmp_path, lexicon):
    items = write_archive(tmp_path / "a", 5, 1, lexicon)
    files = sorted((tmp_path / "a").iterdir())
    assert len(files) == 5
    assert items > 50
    assert {path.read_text("utf-8") for path in files} == {issue.text for issue in archive(5, 1, lexicon)}


def test_the_command_says_what_it_wrote(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "ccsearch.generator", str(tmp_path / "a"), "--issues", "2", "--seed", "3"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "2 期" in done.stdout
    assert len(list((tmp_path / "a").iterdir())) == 2
