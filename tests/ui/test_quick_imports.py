"""The search through sources is spared, and PySide6 still asks for it where we answer."""

from __future__ import annotations

import importlib
import inspect
import json
import types

import pytest
from PySide6.QtCore import QObject

from withdrawal_timeline.ui import quick_imports


def test_no_source_is_read_for_an_import_and_qt_works_on(monkeypatch: pytest.MonkeyPatch) -> None:
    feature = importlib.import_module("shibokensupport.feature")
    monkeypatch.setattr(feature, "_mod_uses_pyside", feature._mod_uses_pyside)
    assert quick_imports.know_users_of_qt(), "PySide6 does not ask any more: delete ui/quick_imports.py"
    asked: list[object] = []
    monkeypatch.setattr(inspect, "getsource", asked.append)
    feature.feature_imported(types.ModuleType("some_module"))
    importlib.reload(json.decoder)
    assert asked == []
    assert QObject().objectName() == ""


@pytest.mark.parametrize(("name", "uses"), [("withdrawal_timeline.app", True), ("numpy.linalg", False), ("", False)])
def test_users_of_qt_are_known_by_name(name: str, uses: bool) -> None:
    assert quick_imports.uses_qt(types.ModuleType(name)) is uses
