"""Knowledge: leaders, units, the ledger, matrices, statistics and peers: questions over the records of an archive."""

from ccsearch.knowledge.base import Base, Count, Ref
from ccsearch.knowledge.duplicates import Alike, Comparer, Related
from ccsearch.knowledge.followups import WITHIN_DAYS, FollowUp, reasons
from ccsearch.knowledge.ledger import Choice, Instruction, Ledger
from ccsearch.knowledge.library import KEPT, Knowledge, Library
from ccsearch.knowledge.matrix import AXES, SORTS_OF_UNIT, Table, months_between
from ccsearch.knowledge.overlaps import Check, Overlap, Passage, Threshold
from ccsearch.knowledge.peers import Deed, Peer, Peers, query_words
from ccsearch.knowledge.profiles import EVENTS, Event, LeaderProfile, UnitProfile, newest_first
from ccsearch.knowledge.quantities import Quantity, Quoted, plain_number
from ccsearch.knowledge.repeats import Repeat
from ccsearch.knowledge.sayings import GROUP, NAMED, WAYS, Addressee
from ccsearch.knowledge.statistics import SPANS, Adoption, Period, before, period_of, periods

__all__ = [
    "AXES",
    "EVENTS",
    "GROUP",
    "KEPT",
    "NAMED",
    "SORTS_OF_UNIT",
    "SPANS",
    "WAYS",
    "WITHIN_DAYS",
    "Addressee",
    "Adoption",
    "Alike",
    "Base",
    "Check",
    "Choice",
    "Comparer",
    "Count",
    "Deed",
    "Event",
    "FollowUp",
    "Instruction",
    "Knowledge",
    "LeaderProfile",
    "Ledger",
    "Library",
    "Overlap",
    "Passage",
    "Peer",
    "Peers",
    "Period",
    "Quantity",
    "Quoted",
    "Ref",
    "Related",
    "Repeat",
    "Table",
    "Threshold",
    "UnitProfile",
    "before",
    "months_between",
    "newest_first",
    "period_of",
    "periods",
    "plain_number",
    "query_words",
    "reasons",
]
