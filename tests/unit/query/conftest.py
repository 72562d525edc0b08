"""Dossiers for the tests of filters and search: the real one, and a small one made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier


@pytest.fixture(scope="session")
def real_dossier() -> Dossier:
    return load_dossier(default_dossier())
