"""What program and dossier say of themselves."""

from __future__ import annotations

import platform
from html import escape

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from withdrawal_timeline import __version__
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.wording import date_in_words, plural
from withdrawal_timeline.files.locate import licences_dir
from withdrawal_timeline.ui.look.theme import TYPE, Palette, Role

_PRINCIPLE = "It takes no side: every opinion has a named speaker, and every date a source."


def about_text(dossier: Dossier, palette: Palette, scale: float = 1.0) -> str:
    """Return the sheet as HTML; everything from the dossier is escaped.

    Parameters
    ----------
    dossier
        The dossier that is open.
    palette, scale
        Colours and text scale (0.8 to 2).
    """
    about, counts = dossier.about, dossier.counts()
    single = f", single facts to {date_in_words(about.single_facts_to)}" if about.single_facts_to else ""
    records = " · ".join(
        (
            plural(counts["withdrawals"], "entry", "entries"),
            plural(counts["bodies"], "body", "bodies"),
            plural(counts["claims"], "claim"),
            plural(counts["sources"], "source"),
        )
    )
    lead, body, title = (round(TYPE[role].px * scale) for role in (Role.LEAD, Role.BODY, Role.TITLE))

    made_with = f"Python {platform.python_version()} · PySide6 {PySide6.__version__} · Qt {qVersion()}"

    def items(sentences: tuple[str, ...]) -> str:
        return "".join(f"<li style='margin-bottom:4px'>{escape(sentence)}</li>" for sentence in sentences)

    def head(text: str) -> str:
        return f"<p style='font-size:{lead}px; font-weight:600; margin:16px 0 4px 0'>{text}</p>"

    return f"""<div style='color:{palette.ink}; font-size:{body}px'>
<p style='font-size:{title}px; font-weight:600; margin:0'>Withdrawal Timeline {escape(__version__)}</p>
<p style='color:{palette.ink2}; margin:4px 0 0 0'>{_PRINCIPLE}</p>
{head("Dossier")}
<p style='margin:0'>{escape(about.title)}, version {escape(about.version)}<br>
Compiled {escape(date_in_words(about.compiled))}; facts checked to {escape(about.facts_reach)}{escape(single)}<br>
{escape(records)}<br>Licence: {escape(about.licence)}</p>
{head("What it covers")}
<ul style='margin:0 0 0 -22px'>{items(about.coverage.covers)}</ul>
{head("What it leaves out")}
<ul style='margin:0 0 0 -22px'>{items(about.coverage.leaves_out)}</ul>
{head("Made with")}
<p style='color:{palette.ink2}; margin:0'>{made_with}<br>
Program: MIT licence. Typeface: Inter, SIL Open Font License.<br>
Qt and PySide6 are used under the GNU LGPL 3. {escape(_where_licences_are())}</p></div>"""


def _where_licences_are() -> str:
    """Return where the reader finds the texts of all licences."""
    folder = licences_dir()
    if folder is None:
        return "The texts of the licences lie in packaging/licences of the source."
    return f"The texts of all licences are in {folder}"


class AboutSheet(QDialog):
    """Shows what ``about_text`` says; its text can be selected and copied."""

    def __init__(self, dossier: Dossier, palette: Palette, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutSheet")
        self.setWindowTitle("About Withdrawal Timeline")
        self.text = QTextBrowser(self)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setStyleSheet("background: transparent;")
        self.text.setHtml(about_text(dossier, palette, scale))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 16, 18)
        column.setSpacing(12)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(560, 600)
