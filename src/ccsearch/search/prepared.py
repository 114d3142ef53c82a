"""A bulletin made ready to index: all that one issue needs by itself, which any process can do."""

from ccsearch.fields import FIELDS
from ccsearch.search.contract import KINDS, IssueSummary, Prepared, StoredIssue
from ccsearch.search.documents import KEYWORD_FIELDS, TEXT_FIELDS, documents, pack_entry
from ccsearch.search.folding import fold_all
from ccsearch.search.packing import pack_issue
from ccsearch.search.postings import Inverter
from ccsearch.text import Segmenter

_FIELD_NUMBERS = {field.name: number for number, field in enumerate(FIELDS)}


def terms(segmenter: Segmenter, folded: str) -> list[str]:
    """Return the words of a folded text that are ranked: those that begin with a letter or digit."""
    return [word for word, _, _ in segmenter.words(folded) if word[0].isalnum()]


def summary(issue: StoredIssue) -> IssueSummary:
    """Return the line of an issue in the list of issues."""
    bulletin = issue.bulletin
    return IssueSummary(
        key=bulletin.key,
        number=bulletin.number,
        title=bulletin.title,
        date=bulletin.date,
        path=issue.path,
        digest=issue.digest,
        items=len(bulletin.items),
        statements=sum(len(item.statements) for item in bulletin.items),
        problems=bulletin.problems,
    )


def prepare(issue: StoredIssue, segmenter: Segmenter) -> Prepared:
    """Return an issue ready to index."""
    found = list(documents(issue.bulletin))
    inverters = {field.name: Inverter() for field in FIELDS}
    values: list[str] = []
    heads: list[int] = []
    fields: list[int] = []
    for document in found:
        heads.append(len(values))
        for field in TEXT_FIELDS:
            texts = fold_all(document.values[field.name])
            inverters[field.name].add([word for text in texts for word in terms(segmenter, text)])
            values += texts
            fields += [_FIELD_NUMBERS[field.name]] * len(texts)
        for field in KEYWORD_FIELDS:
            inverters[field.name].add(document.values[field.name])
    return Prepared(
        summary=summary(issue),
        packed=pack_issue(issue),
        kinds=tuple([KINDS.index(document.entry.facts.kind) for document in found]),
        entries=tuple([pack_entry(document.entry) for document in found]),
        values=tuple(values),
        heads=tuple(heads),
        fields=tuple(fields),
        terms={name: inverter.terms() for name, inverter in inverters.items()},
    )
