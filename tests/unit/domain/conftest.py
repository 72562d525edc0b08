from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.files.load import load_dossier

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier


@pytest.fixture(scope="session")
def small() -> Dossier:
    """Return invented records that use every field: facts reach autumn 2029."""
    return load_dossier(Path(__file__).parents[2] / "data" / "small")
