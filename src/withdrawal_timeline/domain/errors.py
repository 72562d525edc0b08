"""The program's own exceptions; their texts say what happened, where, and what to do."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen


class WithdrawalTimelineError(Exception):
    """Base of every error that a reader may be shown."""


@frozen
class Problem:
    """One thing wrong in a dossier.

    Parameters
    ----------
    file
        Name of the file, as the reader knows it.
    record
        Id of the record, or its place (``"record 3"``) where it has no id.
    field
        Path of the field inside the record, parts joined by dots; empty for the record as a whole.
    sentence
        What is wrong and what to do about it, as one or two whole sentences.
    """

    file: str
    record: str
    field: str
    sentence: str

    def __str__(self) -> str:
        """Return the problem as one line: ``file: record: field: sentence``."""
        return ": ".join(part for part in (self.file, self.record, self.field, self.sentence) if part)


class DossierInvalid(WithdrawalTimelineError):
    """A dossier cannot be used; holds every problem found, not only the first.

    Parameters
    ----------
    problems
        All problems, in the order of files and records; at least one.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = len(problems)
        head = "The dossier has one problem" if count == 1 else f"The dossier has {count} problems"
        super().__init__("\n".join([f"{head}:", *(f"  {problem}" for problem in problems)]))


class UnknownId(WithdrawalTimelineError):
    """An id names no record; the text offers near ones.

    Parameters
    ----------
    kind
        What was looked for, in the reader's words (``"record"``, ``"domain"``).
    wanted
        The id that was given.
    near
        Ids that exist and look alike, best first; may be empty.
    """

    def __init__(self, kind: str, wanted: str, near: tuple[str, ...] = ()) -> None:
        self.kind, self.wanted, self.near = kind, wanted, near
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"There is no {kind} with the id “{wanted}”.{hint}")
