"""From a source text to a bulletin: the stages in order."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.assembly import Draft, assemble
from ccsearch.reading.checks import Grasp, check
from ccsearch.reading.dates import date_as_of, event_date, event_month
from ccsearch.reading.figures import read_figures
from ccsearch.reading.layout import Page, lay_out
from ccsearch.reading.masthead import Masthead, is_of, read_masthead
from ccsearch.reading.outline import read_outline
from ccsearch.reading.parties import read_units
from ccsearch.reading.people import Mention, find_names, mentions
from ccsearch.reading.places import read_places
from ccsearch.reading.roles import actors, leader_roles, read_diary, read_parts
from ccsearch.reading.statements import NOBODY_ACTS, Speech, read_statements
from ccsearch.reading.units import name_in_use, short_office
from ccsearch.reading.windows import Found, is_long, moved, together, windows
from ccsearch.records import Bulletin, EventDate, Item, Named, Span
from ccsearch.text import fold


class Reading(msgspec.Struct, frozen=True):
    """A source read: its ``text`` (what spans point into) and the ``bulletin`` made of it."""

    text: str
    bulletin: Bulletin


def read_text(text: str, stem: str, lexicon: Lexicon) -> Bulletin:
    """Return the bulletin in a source text; ``stem`` names it where it states neither number nor date."""
    grasp = read_stages(text, stem, lexicon)
    masthead = grasp.masthead
    return Bulletin(
        number=masthead.number,
        title=masthead.title,
        office=masthead.office,
        date=masthead.date,
        items=grasp.items,
        staff=masthead.staff,
        distribution=masthead.distribution,
        contact=masthead.contact,
        problems=check(grasp),
        key=_key(masthead, stem),
    )


def read_stages(text: str, stem: str, lexicon: Lexicon) -> Grasp:
    """Return what each stage makes of a source text."""
    page = lay_out(text)
    masthead = read_masthead(page)
    home, lexicon = lexicon, lexicon if is_of(lexicon.district.name, masthead, text) else lexicon.abroad
    outline = read_outline(page, masthead.first, masthead.last, masthead.skipped, lexicon)
    drafts = [assemble(raw, page, lexicon) for raw in outline.items]
    key = _key(masthead, stem)
    if masthead.source and len(drafts) == 1 and drafts[0].source is None:
        drafts = [msgspec.structs.replace(drafts[0], source=masthead.source)]
    named = _named(drafts, lexicon)
    office = _short_name(masthead, page, lexicon)
    issue = _Issue(masthead.date, office, lexicon)
    items = tuple(
        read_item(draft, f"{key}-{place}", issue, names)
        for place, (draft, names) in enumerate(zip(drafts, named, strict=True), 1)
    )
    return Grasp(text, stem, page, masthead, outline, tuple(drafts), items, home)


def _short_name(masthead: Masthead, page: Page, lexicon: Lexicon) -> str | None:
    """Return the short name of the office that publishes an issue, which 本刊 and 本办 stand for."""
    if masthead.office is None:
        return None
    short = short_office(masthead.office, lexicon, masthead.title)
    return name_in_use(masthead.office, short, page.text, page.folded)


def _key(masthead: Masthead, stem: str) -> str:
    if masthead.number is not None:
        return str(masthead.number)
    return masthead.date.isoformat() if masthead.date else stem


class _Issue(msgspec.Struct, frozen=True):
    """What the items of an issue are read with: its date, the short name of its office, the names of its district."""

    date: date | None
    office: str | None
    lexicon: Lexicon


class _Told(msgspec.Struct, frozen=True):
    """What an item tells of persons: leaders with roles, statements and where they stand, whom the headline names."""

    leaders: tuple[Named, ...]
    speech: Speech
    in_headline: bool


def _named(drafts: Sequence[Draft], lexicon: Lexicon) -> list[list[str]]:
    """Return the persons in office named in each item: those it introduces, and those that another of the issue does.

    Of very long items, which are read in stretches, only the latter.
    """
    texts = [draft.folded_whole for draft in drafts]
    introduced = [
        [] if is_long(draft) else find_names(text, lexicon) for draft, text in zip(drafts, texts, strict=True)
    ]
    known = dict.fromkeys(name for names in introduced for name in names if len(name) > _SHORT)
    whole = list(islice(known, _MOST_NAMES))
    return [
        [*names, *[name for name in whole if name in text and name not in names]]
        for text, names in zip(texts, introduced, strict=True)
    ]


_SHORT = 2  # characters of a name that may as well be a word
_MOST_NAMES = 100  # persons of one item that are looked for in the others; an issue has some ten


def _read_people(draft: Draft, names: list[str], lexicon: Lexicon) -> _Told:
    whole, shift = draft.folded_whole, draft.shift
    title_end = shift - 1
    people = mentions(whole, names)
    if not people:
        return _Told((), read_statements(draft.folded_text, draft.text, [], NOBODY_ACTS, lexicon), in_headline=False)
    parts = read_parts(whole, title_end, people)
    in_text = [Mention(row.name, row.start - shift, row.end - shift) for row in people if row.start >= shift]
    speech = read_statements(draft.folded_text, draft.text, in_text, actors(parts, title_end), lexicon)
    quiet = [Span(span.start + shift, span.end + shift) for span in speech.spans]
    leaders = leader_roles(parts, speech.statements, quiet, read_diary(whole, title_end, people))
    return _Told(leaders, speech, people[0].start < title_end)


def _read_stretch(draft: Draft, names: list[str], issue: _Issue, *, goes_on: bool = False) -> Found:
    """Return what an item says, or a stretch of it; ``goes_on`` where another is before it."""
    told = _read_people(draft, names, issue.lexicon)
    went = any("visits" in row.roles for row in told.leaders) if told.leaders else False
    said = told.speech.spans
    places = read_places(draft, said, issue.lexicon)
    return Found(
        event_date=_event(draft, said, issue.date),
        leaders=told.leaders,
        units=read_units(draft, told.speech, issue.office, told.in_headline or goes_on, went, issue.lexicon),
        places=places,
        statements=told.speech.statements,
        figures=read_figures(draft, said, places),
    )


def _read_stretches(draft: Draft, names: list[str], issue: _Issue) -> Iterator[Found]:
    """Yield what the stretches of a very long item say, each with the persons in office that it introduces."""
    for stretch, start in windows(draft):
        own = list(dict.fromkeys([*names, *find_names(stretch.folded_whole, issue.lexicon)]))
        yield moved(_read_stretch(stretch, own, issue, goes_on=start > 0), start)


def read_item(draft: Draft, identity: str, issue: _Issue, names: list[str]) -> Item:
    """Return one item with all that its texts say; ``names`` are the persons in office named in it."""
    long = is_long(draft)
    found = together(list(_read_stretches(draft, names, issue))) if long else _read_stretch(draft, names, issue)
    item = Item(
        id=identity,
        path=draft.raw.path,
        category=draft.raw.path[-1] if draft.raw.path else None,
        title=draft.title,
        text=draft.text,
        event_date=found.event_date,
        leaders=found.leaders,
        units=found.units,
        source=draft.source,
        places=found.places,
        statements=found.statements,
        figures=found.figures,
        origin=draft.origin,
        line=draft.raw.line,
    )
    return _rewrite(item, draft)


def _event(draft: Draft, spans: tuple[Span, ...], issued: date | None) -> EventDate | None:
    """Return when an item happened: a day in the headline, then in the text, then a month, then up to when it tells."""
    told = _unspoken(draft.folded_text, spans)
    for find in (event_date, event_month, date_as_of):
        found = find(draft.folded_title, draft.title, issued) or find(told, draft.text, issued)
        if found:
            return found
    return None


def _unspoken(text: str, spans: tuple[Span, ...]) -> str:
    """Return a text with what was said blanked out, so that deadlines in it date nothing."""
    if not spans:
        return text
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], "\n" * (span.end - span.start)]
        at = span.end
    return "".join([*parts, text[at:]])


def _written_names(draft: Draft, names: set[str]) -> dict[str, str]:
    """Return folded names as the item writes them, where that differs (traditional names stay so)."""
    if not names:
        return {}
    whole, folded = draft.whole, draft.folded_whole
    if draft.source:
        whole, folded = f"{whole}\n{draft.source}", f"{folded}\n{fold(draft.source)}"
    found = {}
    for name in names:
        at = folded.find(name)
        if at >= 0 and not whole.startswith(name, at):
            found[name] = whole[at : at + len(name)]
    return found


def _rewrite(item: Item, draft: Draft) -> Item:
    """Return an item with its leaders, units and places named as its text writes them."""
    names = {row.name for row in (*item.leaders, *item.units)}
    if item.statements:
        names |= {row.leader for row in item.statements if row.leader}
    written = _written_names(draft, names)
    if not written:
        return item
    return msgspec.structs.replace(
        item,
        leaders=tuple(msgspec.structs.replace(row, name=written.get(row.name, row.name)) for row in item.leaders),
        units=tuple(msgspec.structs.replace(row, name=written.get(row.name, row.name)) for row in item.units),
        statements=tuple(
            msgspec.structs.replace(row, leader=written.get(row.leader or "", row.leader)) for row in item.statements
        ),
    )
