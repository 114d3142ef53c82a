"""A whole result to keep: every hit of a question with the text it stands for, up to a limit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from ccsearch.records import Bulletin, Item, Statement
from ccsearch.search.contract import MAX_PAGE_SIZE, Answer, Hit
from ccsearch.web import current
from ccsearch.web.items import item_of
from ccsearch.web.questions import Question

_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One hit and what it stands for: an item of a bulletin, and the statement where statements were asked for."""

    hit: Hit
    bulletin: Bulletin
    item: Item
    said: Statement | None

    @property
    def text(self) -> str:
        """The whole text of what was found; of a statement with who says it."""
        if not self.said:
            return self.item.text
        heading = f"{self.said.heading}。" if self.said.heading else ""
        return f"{self.said.leader or ''}{self.said.verb}：{heading}{self.said.text}"


@dataclass(frozen=True, slots=True)
class Whole:
    """The hits of a question in their order. ``answer`` holds those kept of its ``total``, as one page."""

    question: Question
    answer: Answer

    @property
    def cut(self) -> str:
        """Say that there is more than was kept, "" where there is not."""
        kept, total = len(self.answer.hits), self.answer.total
        return f"共 {total} 条，超过一次能存的条数，这里是前 {kept} 条。" if kept < total else ""

    def found(self) -> Iterator[Found]:
        """Yield the hits with what they stand for.

        Raises:
            NotFoundError: one of them is no longer there.
        """
        read: dict[str, Bulletin] = {}
        for hit in self.answer.hits:
            if hit.issue not in read:
                read[hit.issue] = current.engine().issue(hit.issue).bulletin
            name, _, said = hit.id.partition(".s")
            item = item_of(read[hit.issue], name)
            yield Found(hit, read[hit.issue], item, item.statements[int(said) - 1] if said else None)


def _gather(question: Question, most: int) -> Answer:
    engine, request = current.engine(), msgspec.structs.replace(question.request, page=1, size=MAX_PAGE_SIZE)
    answer = engine.search(request)
    hits = list(answer.hits)
    while len(hits) < min(most, answer.total):
        page = len(hits) // MAX_PAGE_SIZE + 1
        more = engine.search(msgspec.structs.replace(request, page=page, facets=False)).hits
        if not more:
            break
        hits += more
    return msgspec.structs.replace(answer, hits=tuple(hits[:most]), size=max(len(hits[:most]), 1))


def whole(question: Question, most: int) -> Whole:
    """Return the first hits of a question, at most so many, all from one state of the archive where it keeps still.

    Raises:
        QueryError: the query cannot be understood.
        IndexUnavailableError: there is no index that can answer.
    """
    for _ in range(_ATTEMPTS):
        state = current.engine().state()
        answer = _gather(question, most)
        if current.engine().state() == state:
            break
    return Whole(question, answer)


def picked(question: Question, chosen: Iterable[str]) -> Whole:
    """Return those hits of a question that were picked by their ids, in the order of the result.

    Raises:
        QueryError: the query cannot be understood.
        IndexUnavailableError: there is no index that can answer.
    """
    wanted = frozenset(chosen)
    engine, request = current.engine(), msgspec.structs.replace(question.request, size=1, facets=False)
    places = [at for at, name in enumerate(engine.ids(request), 1) if name in wanted]
    hits = tuple(hit for at in places for hit in engine.search(msgspec.structs.replace(request, page=at)).hits)
    answer = engine.search(msgspec.structs.replace(request, page=1))
    return Whole(question, msgspec.structs.replace(answer, hits=hits, total=len(hits), size=max(len(hits), 1)))
