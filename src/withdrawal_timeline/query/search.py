"""Search over everything that a record says: names, claims, speakers, sources and own notes, as one types."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.query.asking import LISTED
from withdrawal_timeline.query.folding import fold_lines, marked, words_of
from withdrawal_timeline.query.passages import entries, notes, passages
from withdrawal_timeline.query.ranking import Ranked, Texts, nearly, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.query.passages import Entry, Passage

Ranges = tuple[tuple[int, int], ...]
"""Stretches of a text, ``(begin, end)`` in characters, in order and apart from each other."""

_ALIKE = 20
"""At most so many hits are listed for words that are only spelled alike."""

_IN_VIEW = 56
"""Characters at the head of a snippet in which the first found word must end, so that it is seen at once."""
_LEAD = 24
"""Characters of context kept before the first found word where the head of a text is cut off."""
_LONGEST = 170
"""Longest snippet in characters; longer texts are cut at the end of a word."""


@frozen
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
    alike
        Whether a word was not found as it was typed, but one that is spelled alike.
    title_marks, place_marks, snippet_marks
        Where the searched words stand in these texts.
    """

    record_id: str
    title: str
    place: str
    snippet: str
    domain: str | None
    more: int = 0
    alike: bool = False
    title_marks: Ranges = ()
    place_marks: Ranges = ()
    snippet_marks: Ranges = ()


def words_found(query: str, hits: Iterable[Hit]) -> tuple[str, ...]:
    """Return the folded words to be marked in texts: those that were typed, and those that were meant by them."""
    meant = (word for hit in hits if hit.alike for word in words_of(" ".join(_pieces(hit))))
    return tuple(dict.fromkeys((*words_of(query), *meant)))


def _pieces(hit: Hit) -> Iterator[str]:
    places = ((hit.title, hit.title_marks), (hit.place, hit.place_marks), (hit.snippet, hit.snippet_marks))
    return (text[begin:end] for text, marks in places for begin, end in marks)


class SearchIndex:
    """Everything searchable of one dossier.

    Making it costs nothing; the texts are indexed at the first search, or by ``build``.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._made: tuple[tuple[Entry, ...], tuple[Passage, ...], Texts] | None = None
        self._with_notes = lru_cache(maxsize=2)(self._add_notes)

    def build(self) -> None:
        """Index all texts now, if that has not happened yet; some 50 ms for a thousand records."""
        self._built()

    def _built(self) -> tuple[tuple[Entry, ...], tuple[Passage, ...], Texts]:
        if self._made is None:
            found = tuple(entries(self._dossier))
            texts = tuple(passages(self._dossier, {entry.record_id: place for place, entry in enumerate(found)}))
            self._made = found, texts, _texts(found, texts)
        return self._made

    def _add_notes(self, own: tuple[tuple[str, str], ...]) -> tuple[tuple[Entry, ...], tuple[Passage, ...], Texts]:
        found, texts, indexed = self._built()
        if not own:
            return found, texts, indexed
        more = tuple(notes(self._dossier, own, {entry.record_id: place for place, entry in enumerate(found)}))
        return found, (*texts, *more), indexed.and_more(_texts(found, more))

    def search(self, query: str, own: Annotations = NO_ANNOTATIONS) -> tuple[Hit, ...]:
        """Return the records in which every word of ``query`` begins some word, best first, each record once.

        Words may be found in different places of a record. A letter on its own is looked for in names only.
        Case, diacritics and punctuation do not matter; Chinese is found anywhere inside a text. Where no name is
        found, records follow in which words are spelled alike.

        Parameters
        ----------
        query
            What was typed.
        own
            The reader's pins and notes, of which the notes are searched too.
        """
        words = words_of(query)
        if not words:
            return ()
        found, texts, indexed = self._with_notes(own.notes)
        exact = ranked(indexed, words, LISTED)
        hits = [_hit(found, texts, each, words) for each in exact]
        alike, others = nearly(indexed, words, exact, _ALIKE)
        hits.extend(_hit(found, texts, each, others, alike=True) for each in alike)
        return tuple(hits)


def _texts(found: tuple[Entry, ...], texts: tuple[Passage, ...]) -> Texts:
    return Texts.of(
        fold_lines([passage.text for passage in texts]),
        [passage.rank for passage in texts],
        [passage.key for passage in texts],
        [passage.records for passage in texts],
        [entry.order for entry in found],
    )


def _hit(
    found: tuple[Entry, ...], texts: tuple[Passage, ...], place: Ranked, words: tuple[str, ...], *, alike: bool = False
) -> Hit:
    entry, passage = found[place.record], texts[place.line]
    snippet = _snippet(passage.shown, words)
    return Hit(
        entry.record_id,
        entry.title,
        passage.place,
        snippet,
        entry.domain,
        place.more,
        alike,
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
