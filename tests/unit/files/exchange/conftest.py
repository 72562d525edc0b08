from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from withdrawal_timeline.domain.models import Source
from withdrawal_timeline.domain.reading import Reading, reading
from withdrawal_timeline.files.forms import form_of
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

NEWSPAPER: dict[str, Any] = {
    "id": "gazette-1",
    "title": "A Treaty “Too Far”?",
    "publisher": "The Gazette",
    "publisher_kind": "news",
    "csl_type": "article-newspaper",
    "published": "2029-09-01",
    "language": "en",
    "url": "https://example.org/gazette-1",
    "verified": "read",
}


class SourceMaker:
    """Makes sources that differ from one in a newspaper."""

    def __call__(self, **changes: object) -> Source:
        data = {**NEWSPAPER, **changes}
        return form_of(Source).validate_python({key: value for key, value in data.items() if value is not None})


@pytest.fixture(scope="session")
def source() -> SourceMaker:
    return SourceMaker()


@pytest.fixture(scope="session")
def real() -> Dossier:
    return load_dossier(default_dossier())


@pytest.fixture(scope="session")
def readings(real: Dossier) -> tuple[Reading, ...]:
    """Return the reading of every withdrawal, batch and body of the real dossier."""
    return tuple(reading(real, record_id, date(2026, 11, 22)) for record_id in real.selectable_ids())


@pytest.fixture(scope="session")
def lake(small: Dossier) -> Reading:
    return reading(small, "lake-2028", date(2030, 1, 1))
