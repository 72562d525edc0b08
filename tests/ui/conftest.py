"""What several tests of panels start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    """Return a detail pane that is shown, with nothing to read yet."""
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(460, 760)
    made.set_palette(LIGHT)
    made.show()
    return made
