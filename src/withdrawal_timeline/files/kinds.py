"""The kinds of records in a dossier and the files that hold them."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import (
    About,
    Administration,
    Batch,
    Body,
    Chapter,
    Claim,
    Domain,
    Question,
    Record,
    Source,
    Theme,
    Withdrawal,
)


@frozen
class Kind:
    """One kind of record.

    Parameters
    ----------
    key
        Name of the field of ``Dossier`` that holds the records, and their key where one file holds all kinds.
    model
        What a record must look like.
    one
        A single record of the kind in the reader's words.
    many
        Several records, where these are not called by ``key``.
    optional
        Whether a dossier may go without: the file, or the key, may be missing.
    """

    key: str
    model: type[Record]
    one: str
    many: str = ""
    optional: bool = False

    @property
    def file(self) -> str:
        """Name of the file that holds the records in a dossier of several files."""
        return f"{self.key}.json"


ABOUT_KEY = "about"
ABOUT_FILE = "dossier.json"
"""The one file that holds a single record, not a list: what the dossier says of itself."""
ABOUT_MODEL = About

KINDS = (
    Kind("sources", Source, "source"),
    Kind("bodies", Body, "body"),
    Kind("batches", Batch, "batch"),
    Kind("withdrawals", Withdrawal, "withdrawal"),
    Kind("claims", Claim, "claim"),
    Kind("themes", Theme, "theme"),
    Kind("questions", Question, "question"),
    Kind("domains", Domain, "domain"),
    Kind("administrations", Administration, "administration"),
    Kind("tour", Chapter, "chapter of a tour", many="chapters of a tour", optional=True),
)
"""All kinds, in the order of the fields of ``Dossier``."""
