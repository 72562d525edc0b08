"""Search over everything that a record says: names, claims, speakers and sources, as one types."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.models import Batch, Body, Withdrawal
from withdrawal_timeline.domain.wording import MILESTONE, date_in_words
from withdrawal_timeline.query.folding import fold_lines, marked, needle, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from withdrawal_timeline.domain.dossier import Dossier

Ranges = tuple[tuple[int, int], ...]
"""Stretches of a text, ``(begin, end)`` in characters, in order and apart from each other."""

_NAME, _CLAIMANT, _TEXT, _SOURCE = 0, 3, 4, 5
"""How far a kind of place is from the best. In a name, a whole match adds 0, its beginning 1, a word 2."""

_IN_VIEW = 56
"""Characters at the head of a snippet in which the first found word must end, so that it is seen at once."""
_LEAD = 24
"""Characters of context kept before the first found word where the head of a text is cut off."""
_LONGEST = 170
"""Longest snippet in characters; longer texts are cut at the end of a word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, at the best place where it was found.

    Parameters
    ----------
    record_id
        Withdrawal, batch or body to select.
    title
        Its title, or the name of a body.
    place
        Where it was found, in words (``claim by …``, ``source: …``); empty for the title itself.
    snippet
        The text of that place around the first found word.
    domain
        Id of the home domain; None for a batch.
    more
        In how many further places of the record all words were found.
    title_marks, place_marks, snippet_marks
        Where the searched words stand in these texts.
    """

    record_id: str
    title: str
    place: str
    snippet: str
    domain: str | None
    more: int = 0
    title_marks: Ranges = ()
    place_marks: Ranges = ()
    snippet_marks: Ranges = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text to search, and the records it leads to (by their place among all records)."""

    rank: int
    text: str
    place: str
    shown: str
    records: tuple[int, ...]
    key: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record that hits lead to; ``order`` settles ties: weight of its body, the body, latest first."""

    record_id: str
    title: str
    domain: str | None
    order: tuple[int, str, float]


@dataclass(frozen=True, slots=True)
class _Index:
    entries: tuple[_Entry, ...]
    passages: tuple[_Passage, ...]
    folded: tuple[str, ...]
    names: tuple[int, ...]


class SearchIndex:
    """Everything searchable of one dossier.

    Making it costs nothing; the texts are folded at the first search, or by ``build``.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._index: _Index | None = None

    def build(self) -> None:
        """Fold all texts now, if that has not happened yet; some 25 ms for a thousand records."""
        self._built()

    def _built(self) -> _Index:
        if self._index is None:
            entries = tuple(_entries(self._dossier))
            places = {entry.record_id: place for place, entry in enumerate(entries)}
            passages = tuple(_passages(self._dossier, places))
            names = tuple(at for at, passage in enumerate(passages) if passage.rank == _NAME)
            folded = tuple(fold_lines([passage.text for passage in passages]))
            self._index = _Index(entries, passages, folded, names)
        return self._index

    def search(self, query: str) -> tuple[Hit, ...]:
        """Return the records in which every word of ``query`` begins some word, best first, each record once.

        Words may be found in different places of a record. A letter on its own is looked for in names only.
        Case, diacritics and punctuation do not matter; Chinese is found anywhere inside a text.
        """
        words = words_of(query)
        if not words:
            return ()
        index = self._built()
        names_only = len(words) == 1 and len(words[0]) == 1 and words[0].isalpha()
        found = [_matches(index, word, names_only=names_only) for word in words]
        best: dict[int, list[int | None]] = {}
        for column, matches in enumerate(found):
            for at, rank in matches.items():
                for record in index.passages[at].records:
                    row = best.setdefault(record, [None] * len(words))
                    held = row[column]
                    if held is None or rank < held:
                        row[column] = rank
        phrase = _phrases(index, words) if len(words) > 1 else {}
        scored: list[tuple[float, tuple[int, str, float], int]] = []
        for record, row in best.items():
            ranks = [rank for rank in row if rank is not None]
            if len(ranks) == len(words):
                score = min(sum(ranks) / len(words), phrase.get(record, float("inf")))
                scored.append((score, index.entries[record].order, record))
        scored.sort()
        hardest = {record: _hardest(best[record]) for _, _, record in scored}
        places = _places(index, found, hardest)
        return tuple(_hit(index, record, places[record], words) for _, _, record in scored)


def _matches(index: _Index, word: str, *, names_only: bool) -> dict[int, int]:
    """Return the passages that hold ``word``, with the rank of the match."""
    sought = needle(word)
    folded = index.folded
    if names_only and sought != word:
        held = [at for at in index.names if sought in folded[at]]
    else:
        held = [at for at, text in enumerate(folded) if sought in text]
    return {at: _rank(index.passages[at], folded[at], word, sought) for at in held}


def _rank(passage: _Passage, folded: str, words: str, sought: str) -> int:
    if passage.rank != _NAME:
        return passage.rank
    if folded == f" {words} ":
        return _NAME
    return _NAME + (1 if folded.startswith((sought, f" {words}")) else 2)


def _phrases(index: _Index, words: tuple[str, ...]) -> dict[int, float]:
    """Return the rank of records in whose names all words stand together in this order."""
    phrase = " ".join(words)
    best: dict[int, float] = {}
    for at in index.names:
        if f" {phrase}" in index.folded[at]:
            rank = _rank(index.passages[at], index.folded[at], phrase, f" {phrase}")
            for record in index.passages[at].records:
                best[record] = min(rank, best.get(record, rank))
    return best


def _hardest(ranks: list[int | None]) -> int:
    """Return the place of the word that was found least prominently: the one worth showing."""
    return max(range(len(ranks)), key=[rank or 0 for rank in ranks].__getitem__)


def _places(index: _Index, found: list[dict[int, int]], hardest: dict[int, int]) -> dict[int, tuple[_Passage, int]]:
    """Return for each record of ``hardest`` its best passage, and how many further places hold every word.

    The best passage holds the record's hardest word (names are seen in the title anyway), beside it the most
    other words; among those, it is the one with the best rank.
    """
    scores: dict[int, tuple[int, int]] = {}
    for matches in found:
        for at, rank in matches.items():
            missing, total = scores.get(at, (len(found), 0))
            scores[at] = (missing - 1, total + rank)
    best: dict[int, tuple[int, int, int]] = {}
    full: dict[int, set[str]] = {}
    for at, (missing, total) in scores.items():
        passage = index.passages[at]
        key = (missing, total, at)
        for record in passage.records:
            if record in hardest:
                if at in found[hardest[record]] and (record not in best or key < best[record]):
                    best[record] = key
                if not missing:
                    full.setdefault(record, set()).add(passage.key)
    chosen: dict[int, tuple[_Passage, int]] = {}
    for record, (_, _, at) in best.items():
        passage = index.passages[at]
        chosen[record] = (passage, len(full.get(record, set()) - {passage.key}))
    return chosen


def _hit(index: _Index, record: int, place: tuple[_Passage, int], words: tuple[str, ...]) -> Hit:
    entry = index.entries[record]
    passage, more = place
    snippet = _snippet(passage.shown, words)
    return Hit(
        entry.record_id,
        entry.title,
        passage.place,
        snippet,
        entry.domain,
        more,
        marked(entry.title, words),
        marked(passage.place, words),
        marked(snippet, words),
    )


def _snippet(text: str, words: tuple[str, ...]) -> str:
    """Return ``text`` from shortly before the first found word, at most ``_LONGEST`` characters of it."""
    marks = marked(text, words)
    begin = 0
    if marks and marks[0][1] > _IN_VIEW:
        begin = max(0, marks[0][0] - _LEAD)
        begin = 1 + text.find(" ", begin, marks[0][0]) or begin
    end = len(text)
    if end - begin > _LONGEST:
        space = text.rfind(" ", begin, begin + _LONGEST)
        end = space if space > begin else begin + _LONGEST
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"


def _entries(dossier: Dossier) -> Iterator[_Entry]:
    for withdrawal in dossier.withdrawals:
        weight = max(other.importance for other in dossier.withdrawals_of(withdrawal.body))
        order = (-weight, withdrawal.body, -_first_day(withdrawal))
        yield _Entry(withdrawal.id, withdrawal.title, dossier.domain_of(withdrawal), order)
    for batch in dossier.batches:
        yield _Entry(batch.id, batch.title, None, (-batch.importance, batch.id, -_first_day(batch)))
    for body in dossier.bodies:
        if not dossier.withdrawals_of(body.id):
            yield _Entry(body.id, body.name, body.home_domain, (0, body.id, 0.0))


def _first_day(act: Withdrawal | Batch) -> float:
    return min(step.date.first_day for step in act.milestones)


def _targets(dossier: Dossier, about: Iterable[str]) -> list[str]:
    """Return what is to be selected for records of any kind: for a body its withdrawals, latest first."""
    ids: list[str] = []
    for record_id in about:
        record = dossier.find(record_id)
        if isinstance(record, Body):
            left = [withdrawal.id for withdrawal in reversed(dossier.withdrawals_of(record.id))]
            ids.extend(left or [record.id])
        elif record is not None:
            ids.append(record.id)
    return ids


def _passages(dossier: Dossier, places: dict[str, int]) -> Iterator[_Passage]:
    def records(about: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(places[target] for target in _targets(dossier, about)))

    citing: dict[str, list[str]] = {source.id: [] for source in dossier.sources}
    acts: tuple[Withdrawal | Batch, ...] = (*dossier.withdrawals, *dossier.batches)
    for act in acts:
        here = records((act.id,))
        yield _Passage(_NAME, act.title, "", act.summary, here, f"title {act.id}")
        yield _Passage(_TEXT, act.summary, "summary", act.summary, here, f"summary {act.id}")
        if act.instrument:
            yield _Passage(_TEXT, act.instrument, "instrument", act.instrument, here, f"instrument {act.id}")
        for number, step in enumerate(act.milestones):
            said = f"{MILESTONE[step.kind]} {date_in_words(step.date)}: {step.what}"
            yield _Passage(_TEXT, said, "milestone", said, here, f"milestone {act.id} {number}")
        for source in dict.fromkeys(chain(act.sources, *(step.sources for step in act.milestones))):
            citing[source].append(act.id)
    for body in dossier.bodies:
        here = records((body.id,))
        names = tuple(dict.fromkeys(name for name in (body.acronym, body.short_name, body.name) if name))
        for name in names:
            yield _Passage(_NAME, name, "name", " · ".join(names), here, f"name {body.id}")
        if body.name_zh:
            yield _Passage(_NAME, body.name_zh, "Chinese name", body.name_zh, here, f"name {body.id}")
        for source in body.sources:
            citing[source].append(body.id)
    for claim in dossier.claims:
        here = records(claim.about)
        place = f"claim by {claim.claimant}"
        yield _Passage(_CLAIMANT, claim.claimant, place, claim.text, here, claim.id)
        yield _Passage(_TEXT, claim.text, place, claim.text, here, claim.id)
        if claim.quote:
            yield _Passage(_TEXT, claim.quote, place, f"“{claim.quote}”", here, claim.id)
        for source in claim.sources:
            citing[source].extend(claim.about)
    for document in dossier.sources:
        here = records(citing[document.id])
        place = f"source: {document.publisher}"
        text = f"{document.title} {document.publisher}"
        yield _Passage(_SOURCE, text, place, document.title, here, f"source {document.id}")
