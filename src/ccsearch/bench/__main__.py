"""``python -m ccsearch.bench [--items N]… [--plain N] [--out FILE]``: measure and write the page."""

import json
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

import click
import msgspec

from ccsearch.bench.archive import generated
from ccsearch.bench.findings import Findings, Relevance, Row, Server, Writing
from ccsearch.bench.measuring import ROUNDS, Asked, bare, best, build, relevance, server, times, written
from ccsearch.bench.peers import Fts5, Ours, Peer, PlainWhoosh, Tantivy
from ccsearch.bench.questions import Question, questions
from ccsearch.bench.report import report
from ccsearch.bench.whole import whole
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.records import from_json
from ccsearch.search import StoredIssue, open_store

_SLOW_ASKED = 12  # of the engines that take seconds for some, in one round


def _peers(lexicon: Lexicon, items: int, plain: int) -> list[Peer]:
    peers: list[Peer] = [Ours(lexicon), Tantivy(lexicon), Fts5()]
    return [*peers, PlainWhoosh()] if items <= plain else peers


def _rounds(peers: Sequence[Peer], folder: Path, asked: Sequence[Question]) -> list[list[Asked]]:
    """Return the times of each peer, measured in turn, round after round."""
    found: list[list[Asked]] = [[] for _ in peers]
    for turn in range(ROUNDS):
        for place, peer in enumerate(peers):
            slow = isinstance(peer, PlainWhoosh | Fts5)
            if not slow or not turn:
                few = asked[:_SLOW_ASKED] if slow else asked
                found[place].append(times(peer, folder / str(place), few))
    return found


def _update(folder: Path, issue: StoredIssue, lexicon: Lexicon) -> float:
    """Return the seconds that one new issue takes."""
    began = perf_counter()
    open_store(Ours(lexicon).settings(folder), lexicon).update([issue], [])
    return perf_counter() - began


def _measured(items: int, plain: int, folder: Path, lexicon: Lexicon, findings: Findings) -> Findings:
    """Return the findings with those of the engines on an archive of so many items."""
    issues = list(generated(items))
    text = sum(len(issue.text.encode()) for issue in issues)
    asked = questions(findings.asked)
    peers = _peers(lexicon, items, plain)
    built = [build(peer, folder / str(place), issues) for place, peer in enumerate(peers)]
    seconds = written((Ours(lexicon), Tantivy(lexicon)), folder / "written", list(map(bare, issues)))
    one = issues[0]
    del issues
    rounds = _rounds(peers, folder, asked)
    rows = [Row(peer.name, items, built[at], best(rounds[at]), text) for at, peer in enumerate(peers)]
    served = Server(items, *server(folder / "0" / "index", asked), _update(folder / "0", one, lexicon))
    return msgspec.structs.replace(
        findings,
        writings=(*findings.writings, Writing(items, *seconds)),
        rows=(*findings.rows, *rows),
        servers=(*findings.servers, served),
    )


def _relevance(folder: Path, lexicon: Lexicon, samples: Path) -> list[Relevance]:
    """Return how well each engine finds what is expected in the sample archive."""
    bulletins = [from_json(json.loads(path.read_text("utf-8"))) for path in sorted(samples.glob("*.json"))]
    issues = [StoredIssue(found.key, "0", 0.0, "", found) for found in bulletins]
    found = []
    for place, peer in enumerate(_peers(lexicon, 0, 0)):
        build(peer, folder / str(place), issues)
        peer.open(folder / str(place))
        found.append(Relevance(peer.name, *relevance(partial(_ask, peer))))
    return found


def _ask(peer: Peer, typed: str) -> list[str]:
    if isinstance(peer, Ours):
        return peer.typed(typed)
    parts = [part.partition(":") for part in typed.split()]
    words = tuple(word or value for value, _, word in parts)
    try:
        return peer.ask(Question(words))
    except (IndexError, ValueError):
        return []


@click.command()
@click.option("--items", multiple=True, type=int, default=(12_000, 100_000), help="Sizes of the generated archive.")
@click.option("--plain", default=12_000, help="The largest size at which plain Whoosh is measured too.")
@click.option("--asked", default=200, help="How many questions are asked.")
@click.option("--samples", type=click.Path(path_type=Path), default=Path("samples/expected"), help="Readings to rank.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("docs/benchmarks.md"), help="The page to write.")
def main(items: tuple[int, ...], plain: int, asked: int, samples: Path, out: Path) -> None:
    """Measure this engine beside its peers and write the page."""
    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory() as name:
        findings = Findings(asked, tuple(_relevance(Path(name) / "samples", lexicon, samples)))
        for size in items:
            program = whole(size, Path(name) / f"whole-{size}", lexicon, questions(asked))
            findings = msgspec.structs.replace(findings, wholes=(*findings.wholes, program))
            findings = _measured(size, plain, Path(name) / str(size), lexicon, findings)
            out.write_text(report(findings), "utf-8")
            click.echo(f"{size:,} items measured: {out}")


if __name__ == "__main__":
    main()
