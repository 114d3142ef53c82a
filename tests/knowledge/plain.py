"""The rules of follow-ups and repeats as plain loops over the records, to hold the fast ones against."""

import math
from itertools import combinations

from ccsearch.knowledge import WITHIN_DAYS
from ccsearch.knowledge.followups import (
    ALONE,
    ALSO_WORTH,
    ENOUGH,
    LEAST_ALONE,
    LEAST_WEIGHT,
    MEMBER_WORTH,
    MOST,
    OWN,
    PLACE_WORTH,
    ROLES,
    SUBJECT_WORTH,
    TOGETHER,
    UNIT_WORTH,
)
from ccsearch.knowledge.sayings import addressees, groups_in
from ccsearch.knowledge.subjects import COMMON, RARE, names_a_subject
from ccsearch.search import gist_of, segmenter_of
from ccsearch.text import fold


class Plain:
    """An archive of bulletins, and what is asked of it, worked out item by item."""

    def __init__(self, bulletins, lexicon):
        self.lexicon, self.segmenter = lexicon, segmenter_of(lexicon)
        self.items = [(bulletin.date, item) for bulletin in bulletins for item in gist_of(bulletin).items]
        self.usual = {word: row.words[0] for row in lexicon.content.synonyms for word in row.words}
        names = [row.name for row in (*lexicon.units, *lexicon.leaders)]
        self.names = {fold(form) for name in names for form in lexicon.written_forms(name)}
        texts = {item.id: f"{item.title}\n{item.text}" for _, item in self.items}
        self.held = {item_id: self.words_in(text) for item_id, text in texts.items()}
        self.written = {
            item_id: {word for word, _, _ in self.segmenter.words(fold(text))} for item_id, text in texts.items()
        }
        self.times = {}
        for words in self.held.values():
            for word in words:
                self.times[word] = self.times.get(word, 0) + 1

    def words_in(self, text):
        return {self.usual.get(word, word) for word, _, _ in self.segmenter.words(fold(text))}

    def subjects(self, text):
        words = (word for word in self.segmenter.cut(fold(text)) if names_a_subject(word) and word not in self.names)
        return {self.usual.get(word, word) for word in words if word not in COMMON}

    def weight(self, word):
        times = self.times.get(word, 0)
        return min(1.0, math.log(max(len(self.items), 2) / times) / math.log(RARE)) if times else 1.0

    def follow_ups(self, day, item, said):
        """Return the candidates of a statement, the likeliest first: id, score, units, members, words, places."""
        found = [
            (later.id, (when - day).days, judged)
            for when, later in self.items
            if 0 < (when - day).days <= WITHIN_DAYS and (judged := self.judged(item, said, later)) is not None
        ]
        found.sort(key=lambda row: (-row[2][0], row[1], row[0]))
        return [(item_id, *judged) for item_id, _, judged in found[:MOST]]

    def judged(self, item, said, later):
        text = "\n".join(part for part in (said.heading, said.text) if part)
        asked = {row.name for row in addressees(said, item, self.lexicon) if row.way != "group"}
        kinds = {kind for _, group in groups_in(text) for kind in group.kinds}
        members = {row.name for row in self.lexicon.units if row.kind in kinds} - asked
        busy = {row.name: set(row.roles) for row in later.units if set(row.roles) & set(ROLES)}
        least = LEAST_WEIGHT if asked else LEAST_ALONE
        shared = [word for word in self.subjects(text) & self.held[later.id] if self.weight(word) >= least]
        subject = any(word in self.usual for word in shared)
        if not busy or (asked and not asked & set(busy)):
            return None
        if len(shared) < (TOGETHER if asked else ALONE) and not (asked and subject):
            return None
        score = sum(map(self.weight, shared)) + SUBJECT_WORTH * subject + MEMBER_WORTH * bool(members & set(busy))
        if asked:
            score += UNIT_WORTH if any(busy[unit] & set(OWN) for unit in asked & set(busy)) else ALSO_WORTH
        places = [place for place in later.places if place in item.places or place in text]
        score += PLACE_WORTH * bool(places)
        if score < ENOUGH - 1e-9:
            return None
        words = {self.told(word, text, later) for word in shared}
        return round(score, 3), set(busy) & asked, set(busy) & members, words, set(places)

    def told(self, usual, text, later):
        """Return a shared word as the statement has it, with the item's synonym where that has another."""
        forms = [usual, *(word for word in self.usual if self.usual[word] == usual and word != usual)]
        own = next((form for form in forms if form in fold(text)), usual)
        has = [form for form in forms if form in self.written[later.id]]
        return own if own in has else f"{own}≈{has[0]}"


def connected(numbers, same):
    """Return the groups of numbers that are the same, pair by pair, each group in order."""
    group = {number: {number} for number in numbers}
    for first, second in combinations(numbers, 2):
        if group[first] is not group[second] and same(first, second):
            group[first] |= group[second]
            for number in group[second]:
                group[number] = group[first]
    return {tuple(sorted(one)) for one in group.values() if len(one) > 1}
