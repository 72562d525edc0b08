"""The reader's words for the closed sets, and dates as a reader writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from withdrawal_timeline.domain.dates import PartialDate, Precision, month_end
from withdrawal_timeline.domain.vocabulary import (
    Action,
    BodyKind,
    CitationStyle,
    ClaimantKind,
    MemorandumList,
    MilestoneKind,
    PublisherKind,
    Stance,
    Status,
    Verification,
)

STATUS: Mapping[Status, str] = {
    Status.IN_FORCE: "In effect",
    Status.PENDING: "Pending",
    Status.PARTIALLY_IMPLEMENTED: "Partly carried out",
    Status.UNCLEAR: "Unclear",
    Status.REVERSED: "Reversed",
}
STATUS_MEANING: Mapping[Status, str] = {
    Status.IN_FORCE: "as ordered, or legally ended",
    Status.PENDING: "ordered or notified, not yet in effect",
    Status.PARTIALLY_IMPLEMENTED: "some steps done",
    Status.UNCLEAR: "no reliable report",
    Status.REVERSED: "taken back or rejoined",
}
ACTION: Mapping[Action, str] = {
    Action.WITHDRAWAL: "Withdrawal",
    Action.UNSIGNING: "Signature taken back",
    Action.TERMINATION: "Termination",
    Action.NON_PARTICIPATION: "Non-participation",
    Action.DEFUNDING: "Funding ended",
    Action.REJECTION: "Rejection",
    Action.SUSPENSION: "Suspension",
}
MILESTONE: Mapping[MilestoneKind, str] = {
    MilestoneKind.ANNOUNCED: "Announced",
    MilestoneKind.SIGNED: "Signed",
    MilestoneKind.NOTIFIED: "Notice given",
    MilestoneKind.SUSPENDED: "Suspended",
    MilestoneKind.EFFECTIVE: "In effect",
    MilestoneKind.FUNDING_ENDED: "Funding ended",
    MilestoneKind.REVERSED: "Reversed",
    MilestoneKind.REJOINED: "Rejoined",
    MilestoneKind.COURT_RULING: "Court ruling",
    MilestoneKind.EXPECTED_EFFECTIVE: "Expected",
}
MILESTONE_MEANING: Mapping[MilestoneKind, str] = {
    MilestoneKind.ANNOUNCED: "said in public",
    MilestoneKind.SIGNED: "order or law signed",
    MilestoneKind.NOTIFIED: "formal notice given",
    MilestoneKind.SUSPENDED: "taking part paused",
    MilestoneKind.EFFECTIVE: "legal end",
    MilestoneKind.FUNDING_ENDED: "money stopped",
    MilestoneKind.REVERSED: "step taken back",
    MilestoneKind.REJOINED: "member again",
    MilestoneKind.COURT_RULING: "court or Congress step",
    MilestoneKind.EXPECTED_EFFECTIVE: "date stated or computed",
}
STANCE: Mapping[Stance, str] = {
    Stance.JUSTIFIES: "justifies",
    Stance.CRITICISES: "criticises",
    Stance.RESPONDS: "responds",
    Stance.EXPLAINS: "explains",
}
STANCE_OF_MANY: Mapping[Stance, str] = {
    Stance.JUSTIFIES: "justify",
    Stance.CRITICISES: "criticise",
    Stance.RESPONDS: "respond",
    Stance.EXPLAINS: "explain",
}
CLAIMANT_KIND: Mapping[ClaimantKind, str] = {
    ClaimantKind.US_GOVERNMENT: "US government",
    ClaimantKind.US_CONGRESS: "US Congress",
    ClaimantKind.US_STATE_GOVERNMENT: "US state government",
    ClaimantKind.FORMER_OFFICIAL: "former official",
    ClaimantKind.BODY_ITSELF: "the body itself",
    ClaimantKind.INTERGOVERNMENTAL: "intergovernmental",
    ClaimantKind.FOREIGN_GOVERNMENT: "foreign government",
    ClaimantKind.FOREIGN_POLITICIAN: "foreign politician",
    ClaimantKind.NGO: "non-governmental organisation",
    ClaimantKind.ACADEMIC: "academic",
    ClaimantKind.THINK_TANK: "think tank",
    ClaimantKind.NEWS_MEDIA: "news media",
    ClaimantKind.STATE_MEDIA: "state media",
    ClaimantKind.INDUSTRY: "industry",
    ClaimantKind.EDITORIAL: "our own check",
}
PUBLISHER_KIND: Mapping[PublisherKind, str] = {
    PublisherKind.US_GOVERNMENT: "US government",
    PublisherKind.INTERGOVERNMENTAL: "intergovernmental",
    PublisherKind.FOREIGN_GOVERNMENT: "foreign government",
    PublisherKind.NEWS: "news",
    PublisherKind.STATE_MEDIA: "state media",
    PublisherKind.THINK_TANK: "think tank",
    PublisherKind.ACADEMIC: "academic",
    PublisherKind.NGO: "non-governmental organisation",
    PublisherKind.LAW_FIRM: "law firm",
    PublisherKind.LEGAL_TEXT: "legal text",
}
VERIFICATION: Mapping[Verification, str] = {
    Verification.READ: "cited passage read",
    Verification.CORROBORATED: "not read; two independent pages that were read state the fact",
    Verification.UNREAD: "not read; still to be checked",
}
CITATION_STYLE: Mapping[CitationStyle, str] = {
    CitationStyle.APA: "APA (7th edition)",
    CitationStyle.CHICAGO: "Chicago, bibliography",
    CitationStyle.CHICAGO_NOTE: "Chicago, note",
    CitationStyle.MLA: "MLA (9th edition)",
}
BODY_KIND: Mapping[BodyKind, str] = {
    BodyKind.TREATY: "Treaty",
    BodyKind.INTERNATIONAL_ORGANIZATION: "International organisation",
    BodyKind.UN_SPECIALIZED_AGENCY: "UN specialised agency",
    BodyKind.UN_PROGRAMME_OR_FUND: "UN programme or fund",
    BodyKind.UN_COMMISSION_OR_DEPARTMENT: "UN commission or department",
    BodyKind.UN_OFFICE_OR_MECHANISM: "UN office or mechanism",
    BodyKind.POLITICAL_AGREEMENT: "Political agreement",
    BodyKind.VOLUNTARY_INITIATIVE: "Voluntary initiative",
    BodyKind.TREATY_BODY_OR_COURT: "Treaty body or court",
}
MEMORANDUM_LIST: Mapping[MemorandumList, str] = {
    MemorandumList.NON_UN: "organisations outside the UN system",
    MemorandumList.UN: "UN entities",
}
LANGUAGE: Mapping[str, str] = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "sr": "Serbian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""Names of languages by their ISO 639-1 code; a code that is not here is shown as it is."""

MONTH_NAMES = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English month names; index 1 is January. Written out, because those of ``calendar`` follow the system's language."""

MONTHS = tuple(name[:3] for name in MONTH_NAMES)
"""Short English month names; index 1 is January."""


def day_in_words(when: date) -> str:
    """Return a day as the program writes it everywhere: ``8 May 2018``."""
    return f"{when.day} {MONTHS[when.month]} {when.year}"


def date_in_words(when: PartialDate) -> str:
    """Return a date with exactly the precision it has.

    ``8 May 2018``, ``May 2018``, ``2018``, and for a range ``between 2017 and Feb 2018``.
    """
    if when.precision is Precision.RANGE:
        start, _, end = when.text.partition("/")
        return f"between {date_in_words(PartialDate(start))} and {date_in_words(PartialDate(end))}"
    if when.precision is Precision.DAY:
        return day_in_words(when.first)
    if when.precision is Precision.MONTH:
        return f"{MONTHS[when.first.month]} {when.first.year}"
    return str(when.first.year)


def on_date(when: PartialDate) -> str:
    """Return a date with its preposition: ``on 8 May 2018``, ``in May 2018``, ``between … and …``."""
    if when.precision is Precision.RANGE:
        return date_in_words(when)
    return f"{'on' if when.precision is Precision.DAY else 'in'} {date_in_words(when)}"


def days_between(first: date, last: date) -> str:
    """Return a distance in days in words: ``today``, ``in 1 day``, ``in 39 days``, ``39 days ago``."""
    days = (last - first).days
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} ago"


def founding(kind: BodyKind) -> str:
    """Return what stands before the date of a body: what was agreed was not founded.

    Of a treaty the dossier does not say whether the date is that of its adoption or of its signature.
    """
    return "dates from" if kind in (BodyKind.TREATY, BodyKind.POLITICAL_AGREEMENT) else "founded"


def stances_in_words(counts: Iterable[tuple[Stance, int]]) -> str:
    """Return how many claims do what: ``9 justify · 1 criticises``; stances without a claim are left out."""
    words = (f"{count} {STANCE[stance] if count == 1 else STANCE_OF_MANY[stance]}" for stance, count in counts if count)
    return " · ".join(words)


def president_in_words(recorded: str) -> str:
    """Return a president as a dossier names one, the term after a comma instead of in brackets."""
    name, bracket, term = recorded.partition(" (")
    return f"{name}, {term.removesuffix(')')}" if bracket else name


def longest_window_words() -> tuple[str, ...]:
    """Return names of windows of which one is at least as wide, in figures of equal width, as that of any window."""
    within = (f"{month} 2000 – {month} 2000" for month in MONTHS[1:])  # the widest is made of the widest month
    across = (f"30 {month} 2000 – 30 {other} 2000" for month in MONTHS[9:] for other in MONTHS[1:5])
    return (*within, *across)


def span_in_words(first: date, last: date) -> str:
    """Return the time between two days in calendar units: ``2 years 5 months 2 days``; ``0 days`` if equal."""
    first, last = min(first, last), max(first, last)
    months = (last.year - first.year) * 12 + last.month - first.month
    while _months_on(first, months) > last:
        months -= 1
    days = (last - _months_on(first, months)).days
    years, months = divmod(months, 12)
    parts = [plural(count, unit) for count, unit in ((years, "year"), (months, "month"), (days, "day")) if count]
    return " ".join(parts) or "0 days"


def _months_on(when: date, months: int) -> date:
    """Return the same day some months later; the last of the month where it has no such day."""
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    return date(year, month + 1, min(when.day, month_end(year, month + 1).day))


def sentence_case(words: str) -> str:
    """Return words as they stand at the beginning: only their first letter is made large."""
    return words[:1].upper() + words[1:]


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: ``1 claim``, ``29 claims``."""
    return f"{count} {one if count == 1 else many or one + 's'}"
