"""The engines that are measured: ours, and three others put to the same work.

Each is fed the same bulletins, and answers a question with the number of results, counts for four
facets (unit, leader, category, month) over all of them, and the ten best with a marked passage.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Protocol

from ccsearch.bench.questions import Question
from ccsearch.lexicon import Lexicon
from ccsearch.records import Bulletin, Item
from ccsearch.search import Prepared, Request, StoredIssue, open_engine, open_store, prepare, segmenter_of
from ccsearch.text import Segmenter, fold

HITS = 10
FACETS = ("unit", "leader", "category", "month")
_WEIGHTS = (("title", 3.0), ("text", 1.0))


class Peer(Protocol):
    """An engine to measure; ``folder`` is its own."""

    name: str

    def build(self, folder: Path, issues: Iterable[StoredIssue]) -> None:
        """Index the issues."""
        ...

    def open(self, folder: Path) -> None:
        """Get ready to answer."""
        ...

    def ask(self, question: Question) -> list[str]:
        """Answer a question; return the ids of the hits shown."""
        ...


class Writer(Protocol):
    """A peer whose index can be written of what was segmented beforehand."""

    name: str

    def segmented(self, issues: Iterable[StoredIssue]) -> Sequence[Any]:
        """Return the issues with their words cut, as ``write`` takes them."""
        ...

    def write(self, folder: Path, segmented: Sequence[Any]) -> None:
        """Index what was segmented, in an empty folder."""
        ...


def items(issues: Iterable[StoredIssue]) -> Iterator[tuple[Bulletin, Item]]:
    """Yield the items with their bulletins."""
    return ((issue.bulletin, item) for issue in issues for item in issue.bulletin.items)


def facets(bulletin: Bulletin, item: Item) -> dict[str, list[str]]:
    """Return the values of the facets."""
    return {
        "unit": [row.name for row in item.units],
        "leader": [row.name for row in item.leaders],
        "category": list(item.path),
        "month": [f"{bulletin.date:%Y-%m}"] if bulletin.date else [],
    }


class Ours:
    """The engine of this package."""

    name = f"ccsearch on Whoosh {version('whoosh3')}"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def settings(self, folder: Path) -> Any:
        """Return the settings of its index."""
        return SimpleNamespace(engine="whoosh", index=folder / "index")

    def build(self, folder: Path, issues: Iterable[StoredIssue]) -> None:
        """Index the issues, statements too."""
        open_store(self.settings(folder), self._lexicon).rebuild(iter(issues))

    def segmented(self, issues: Iterable[StoredIssue]) -> list[Prepared]:
        """Return the issues with their words cut."""
        segmenter = segmenter_of(self._lexicon)
        return [prepare(issue, segmenter) for issue in issues]

    def write(self, folder: Path, segmented: Sequence[Prepared]) -> None:
        """Index what was segmented."""
        open_store(self.settings(folder), self._lexicon).rebuild(iter(segmented))

    def open(self, folder: Path) -> None:
        """Get ready to answer."""
        self._engine = open_engine(self.settings(folder), self._lexicon)

    def ask(self, question: Question) -> list[str]:
        """Answer a question."""
        return [hit.id for hit in self._engine.search(Request(query=question.typed, size=HITS)).hits]

    def typed(self, query: str) -> list[str]:
        """Answer a query as typed, with what it shows where nothing matches."""
        answer = self._engine.search(Request(query=query, size=HITS))
        return [hit.id for hit in answer.hits or answer.partial]


class PlainWhoosh:
    """Whoosh as its manual shows it, with jieba's ChineseAnalyzer."""

    name = f"Whoosh {version('whoosh3')}, ChineseAnalyzer of jieba {version('jieba')}"

    def build(self, folder: Path, issues: Iterable[StoredIssue]) -> None:
        """Index the issues."""
        from jieba.analyse import ChineseAnalyzer
        from whoosh import fields, index

        words = fields.TEXT(analyzer=ChineseAnalyzer(), stored=True)
        values = dict.fromkeys(FACETS, fields.KEYWORD(stored=True, commas=True))
        schema = fields.Schema(id=fields.ID(stored=True), title=words, text=words, **values)
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for bulletin, item in items(issues):
            found = {name: ",".join(row) for name, row in facets(bulletin, item).items()}
            writer.add_document(id=item.id, title=item.title, text=item.text, **found)
        writer.commit()

    def open(self, folder: Path) -> None:
        """Get ready to answer."""
        from whoosh import index, qparser

        found = index.open_dir(str(folder))
        self._searcher = found.searcher()
        self._parser = qparser.MultifieldParser(["title", "text"], found.schema)

    def ask(self, question: Question) -> list[str]:
        """Answer a question."""
        from whoosh import sorting

        text = question.typed.replace(" -", " NOT ")
        groups = [sorting.FieldFacet(name, allow_overlap=True) for name in FACETS]
        answer = self._searcher.search(
            self._parser.parse(text),
            limit=HITS,
            groupedby=dict(zip(FACETS, groups, strict=True)),
            maptype=sorting.Count,
        )
        for name in FACETS:
            answer.groups(name)
        return [hit["id"] for hit in answer if hit.highlights("text") is not None]


class Fts5:
    """SQLite FTS5 with its trigram tokenizer; words shorter than three characters by LIKE."""

    name = f"SQLite {sqlite3.sqlite_version} FTS5 trigram"

    def build(self, folder: Path, issues: Iterable[StoredIssue]) -> None:
        """Index the issues."""
        db = sqlite3.connect(folder / "fts.db")
        db.execute("create virtual table item using fts5(id unindexed, title, text, tokenize='trigram')")
        db.execute("create table value (item integer, name text, value text)")
        for number, (bulletin, item) in enumerate(items(issues), 1):
            db.execute("insert into item(rowid, id, title, text) values (?, ?, ?, ?)",
                       (number, item.id, fold(item.title), fold(item.text)))  # fmt: skip
            rows = ((number, name, value) for name, row in facets(bulletin, item).items() for value in row)
            db.executemany("insert into value values (?, ?, ?)", rows)
        db.execute("create index value_item on value(item, name, value)")
        db.execute("create index value_value on value(name, value, item)")
        db.commit()
        db.close()

    def open(self, folder: Path) -> None:
        """Get ready to answer."""
        self._db = sqlite3.connect(folder / "fts.db")

    def _word(self, word: str, sign: str = "") -> tuple[str, list[str]]:
        if len(word) > 2:
            return f"item.rowid {sign} in (select rowid from item where item match ?)", [f'"{word}"']
        return f"{'not' if sign else ''} (title like ? or text like ?)", [f"%{word}%"] * 2

    def ask(self, question: Question) -> list[str]:
        """Answer a question."""
        parts = [self._word(word) for word in question.words]
        where = f"({(' or ' if question.either else ' and ').join(sql for sql, _ in parts)})"
        values = list(chain.from_iterable(row for _, row in parts))
        if question.without:
            sql, row = self._word(question.without, "not")
            where, values = f"{where} and {sql}", values + row
        if question.unit:
            where += " and rowid in (select item from value where name = 'unit' and value = ?)"
            values.append(question.unit)
        long = [f'"{word}"' for word in question.words if len(word) > 2]
        self._db.execute("create temp table if not exists found (item integer primary key)")
        self._db.execute("delete from found")
        self._db.execute(f"insert into found select rowid from item where {where}", values)
        self._db.execute(
            "select name, value, count(*) from found join value using (item) group by name, value order by 3 desc"
        ).fetchall()
        if not long:
            rows = self._db.execute(
                "select id, text from item where rowid in (select item from found order by item desc limit ?)", (HITS,)
            )
        else:
            rows = self._db.execute(
                "select id, snippet(item, 2, '<b>', '</b>', '…', 40) from item where item match ? "
                "and rowid in (select item from found) order by bm25(item, 0, 3, 1), rowid limit ?",
                (" OR ".join(long), HITS),
            )
        return [name for name, _ in rows]


class Tantivy:
    """Tantivy, fed with the words that ours ranks by."""

    name = f"Tantivy {version('tantivy')}, words segmented beforehand"

    def __init__(self, lexicon: Lexicon) -> None:
        self._segmenter = Segmenter(lexicon.names())

    def _words(self, text: str) -> str:
        return " ".join(word for word, _, _ in self._segmenter.words(fold(text)) if word[0].isalnum())

    def _schema(self) -> Any:
        import tantivy

        builder = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
        for name in ("title", "text"):
            builder.add_text_field(name, stored=True, tokenizer_name="whitespace")
        for name in FACETS:
            builder.add_text_field(name, stored=True, tokenizer_name="raw", fast=True)
        return builder.build()

    def build(self, folder: Path, issues: Iterable[StoredIssue]) -> None:
        """Index the issues."""
        self.write(folder, self.segmented(issues))

    def segmented(self, issues: Iterable[StoredIssue]) -> list[dict[str, Any]]:
        """Return the fields of each item, its words with spaces between."""
        return [
            {"id": item.id, "title": self._words(item.title), "text": self._words(item.text)}
            | {name: row for name, row in facets(bulletin, item).items() if row}
            for bulletin, item in items(issues)
        ]

    def write(self, folder: Path, segmented: Sequence[dict[str, Any]]) -> None:
        """Index what was segmented."""
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        writer = tantivy.Index(self._schema(), path=str(folder)).writer(256 << 20)
        for fields in segmented:
            writer.add_document(tantivy.Document(**fields))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Get ready to answer."""
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._schema_found = self._index.schema
        self._searcher = self._index.searcher()

    def _anywhere(self, word: str) -> Any:
        """Return the query of a word in title, which weighs more, or text."""
        from tantivy import Occur, Query

        terms = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema_found, name, one), weight))
            for one in self._segmenter.cut(fold(word))
            for name, weight in _WEIGHTS
        ]
        return Query.boolean_query(terms)

    def _query(self, question: Question) -> Any:
        from tantivy import Occur, Query

        joint = Occur.Should if question.either else Occur.Must
        wanted = [(Occur.Must, Query.boolean_query([(joint, self._anywhere(word)) for word in question.words]))]
        if question.without:
            wanted.append((Occur.MustNot, self._anywhere(question.without)))
        if question.unit:
            unit = Query.term_query(self._schema_found, "unit", question.unit)
            wanted.append((Occur.Must, Query.const_score_query(unit, 0.0)))
        return Query.boolean_query(wanted)

    def ask(self, question: Question) -> list[str]:
        """Answer a question."""
        import tantivy

        query = self._query(question)
        best = self._searcher.search(query, HITS)
        self._searcher.aggregate(query, {name: {"terms": {"field": name, "size": 200}} for name in FACETS})
        generator = tantivy.SnippetGenerator.create(self._searcher, query, self._schema_found, "text")
        generator.set_max_num_chars(240)
        found = []
        for _, address in best.hits:
            document = self._searcher.doc(address)
            generator.snippet_from_doc(document).to_html()
            found.append(document["id"][0])
        return found
