"""Makes text fit a width: shorter forms of titles, cuts at the end of a word, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetricsF


def short_forms(title: str) -> tuple[str, ...]:
    """Return ``title`` and ever shorter forms of it that keep its first words.

    ``Peace, trade and aid`` gives itself, ``Peace, trade, aid``, ``Peace, trade`` and ``Peace``.
    """
    head, joint, tail = title.rpartition(" and ")
    parts = [*head.split(", "), tail] if joint else title.split(", ")
    listed = [", ".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return tuple(dict.fromkeys([title, *listed]))


def fitting_form(title: str, metrics: QFontMetricsF, width: float) -> str:
    """Return the longest of ``short_forms`` that is at most ``width`` wide, if need be cut."""
    for form in short_forms(title):
        if metrics.horizontalAdvance(form) <= width:
            return form
    return cut(short_forms(title)[-1], metrics, width)


def cut(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Return ``text``, cut at the end of a word with `` …`` where it is wider than ``width``.

    Where not even the first word fits, it is cut inside the word.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(f"{text[:middle].rstrip()} …") <= width:
            low = middle
        else:
            high = middle - 1
    space = text.rfind(" ", 0, low + 1)
    if space > 0:
        return f"{text[:space].rstrip(' ,;:·')} …"
    return f"{text[:low].rstrip()}…"


def lines(text: str, metrics: QFontMetricsF, width: float, most: int) -> tuple[str, ...]:
    """Return ``text`` broken into at most ``most`` lines of ``width``; the last one, or a word too wide, is cut."""
    left, made = text.split(" "), list[str]()
    while left:
        if len(made) == most - 1:
            made.append(cut(" ".join(left), metrics, width))
            break
        count = 1
        while count < len(left) and metrics.horizontalAdvance(" ".join(left[: count + 1])) <= width:
            count += 1
        made.append(cut(" ".join(left[:count]), metrics, width))
        left = left[count:]
    return tuple(made)


def fitting_widths(offered: Sequence[tuple[int, ...]], room: float) -> list[int] | None:
    """Return one of the ``offered`` widths of each part, together at most ``room``; none where that is impossible.

    The widest part gives way first; what is left over in the end goes back to the first that can use it.

    Parameters
    ----------
    offered
        Widths that a part can have, the greatest first.
    """
    at = [0] * len(offered)

    def taken() -> int:
        return sum(widths[step] for widths, step in zip(offered, at, strict=True))

    while taken() > room:
        able = [place for place, widths in enumerate(offered) if at[place] + 1 < len(widths)]
        if not able:
            return None
        at[max(able, key=lambda place: offered[place][at[place]])] += 1
    for place, widths in enumerate(offered):
        while at[place] and taken() - widths[at[place]] + widths[at[place] - 1] <= room:
            at[place] -= 1
    return [widths[step] for widths, step in zip(offered, at, strict=True)]
