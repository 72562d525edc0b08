"""The closed sets of words that records are written in."""

from __future__ import annotations

from enum import StrEnum


class BodyKind(StrEnum):
    """What sort of commitment a body is."""

    TREATY = "treaty"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    UN_SPECIALIZED_AGENCY = "un_specialized_agency"
    UN_PROGRAMME_OR_FUND = "un_programme_or_fund"
    UN_COMMISSION_OR_DEPARTMENT = "un_commission_or_department"
    UN_OFFICE_OR_MECHANISM = "un_office_or_mechanism"
    POLITICAL_AGREEMENT = "political_agreement"
    VOLUNTARY_INITIATIVE = "voluntary_initiative"
    TREATY_BODY_OR_COURT = "treaty_body_or_court"


class Action(StrEnum):
    """What the United States did; only the first three end a membership or a signature."""

    WITHDRAWAL = "withdrawal"
    UNSIGNING = "unsigning"
    TERMINATION = "termination"
    NON_PARTICIPATION = "non_participation"
    DEFUNDING = "defunding"
    REJECTION = "rejection"
    SUSPENSION = "suspension"

    @property
    def is_exit(self) -> bool:
        """Whether the action ends a membership or a signature, so that it may be called an exit."""
        return self in (Action.WITHDRAWAL, Action.UNSIGNING, Action.TERMINATION)


class MilestoneKind(StrEnum):
    """What happened on a milestone's date."""

    ANNOUNCED = "announced"
    SIGNED = "signed"
    NOTIFIED = "notified"
    SUSPENDED = "suspended"
    EFFECTIVE = "effective"
    FUNDING_ENDED = "funding_ended"
    REVERSED = "reversed"
    REJOINED = "rejoined"
    COURT_RULING = "court_ruling"
    EXPECTED_EFFECTIVE = "expected_effective"


class Status(StrEnum):
    """How far a withdrawal has come, as far as known on the dossier's date."""

    IN_FORCE = "in_force"
    PENDING = "pending"
    PARTIALLY_IMPLEMENTED = "partially_implemented"
    UNCLEAR = "unclear"
    REVERSED = "reversed"


class Stance(StrEnum):
    """What a claim does towards the step it speaks of."""

    JUSTIFIES = "justifies"
    CRITICISES = "criticises"
    RESPONDS = "responds"
    EXPLAINS = "explains"


class ClaimantKind(StrEnum):
    """What sort of speaker makes a claim; ``editorial`` is our own check of somebody's claim."""

    US_GOVERNMENT = "us_government"
    US_CONGRESS = "us_congress"
    US_STATE_GOVERNMENT = "us_state_government"
    FORMER_OFFICIAL = "former_official"
    BODY_ITSELF = "body_itself"
    INTERGOVERNMENTAL = "intergovernmental"
    FOREIGN_GOVERNMENT = "foreign_government"
    FOREIGN_POLITICIAN = "foreign_politician"
    NGO = "ngo"
    ACADEMIC = "academic"
    THINK_TANK = "think_tank"
    NEWS_MEDIA = "news_media"
    STATE_MEDIA = "state_media"
    INDUSTRY = "industry"
    EDITORIAL = "editorial"


class PublisherKind(StrEnum):
    """What sort of publisher stands behind a source."""

    US_GOVERNMENT = "us_government"
    INTERGOVERNMENTAL = "intergovernmental"
    FOREIGN_GOVERNMENT = "foreign_government"
    NEWS = "news"
    STATE_MEDIA = "state_media"
    THINK_TANK = "think_tank"
    ACADEMIC = "academic"
    NGO = "ngo"
    LAW_FIRM = "law_firm"
    LEGAL_TEXT = "legal_text"


class Verification(StrEnum):
    """How far a source was checked."""

    READ = "read"
    CORROBORATED = "corroborated"
    UNREAD = "unread"


class Extent(StrEnum):
    """How much of a source was read where it was not the whole cited passage with its surroundings."""

    OPENING = "opening"


class CitationStyle(StrEnum):
    """How a source is cited; Chicago is that of notes and bibliography, which has a form for each."""

    APA = "apa"
    CHICAGO = "chicago"
    CHICAGO_NOTE = "chicago-note"
    MLA = "mla"


class MemorandumList(StrEnum):
    """The two lists of the memorandum of 7 January 2026."""

    NON_UN = "non_un"
    UN = "un"


class CslType(StrEnum):
    """Item types of the Citation Style Language, version 1.0.2."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    DATASET = "dataset"
    DOCUMENT = "document"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MAP = "map"
    PAPER_CONFERENCE = "paper-conference"
    PERIODICAL = "periodical"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"
