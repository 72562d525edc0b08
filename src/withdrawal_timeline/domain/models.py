"""The records of a dossier: frozen, complete, and closed to unknown keys."""

from __future__ import annotations

from typing import Annotated, ClassVar

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.frozen import FrozenByName
from withdrawal_timeline.domain.limits import AtLeast, Matches, Within
from withdrawal_timeline.domain.vocabulary import (
    Action,
    BodyKind,
    ClaimantKind,
    CslType,
    Extent,
    MemorandumList,
    MilestoneKind,
    PublisherKind,
    Stance,
    Status,
    Verification,
)

Id = Annotated[str, Matches(r"^[a-z0-9]+([-_.][a-z0-9]+)*$")]
"""Name of a record, unique among the records of its kind."""

Text = Annotated[str, AtLeast(1)]
Url = Annotated[str, Matches(r"^https?://\S+$")]
Ids = tuple[Id, ...]


def key_of(field: str) -> str:
    """Return the key under which a field stands in a file: its name, but for one that is a word of Python."""
    return "from" if field == "start" else field


class Record(FrozenByName):
    """What every part of a dossier has in common: it never changes, and an unknown key is an error.

    A record is a plain value. That what a file holds fits the annotations is checked by ``files.forms``, with
    pydantic, before a record is made of it.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "alias_generator": key_of}


class Source(Record):
    """A document that something is cited from.

    ``title`` in square brackets is descriptive, not the document's own. ``read_at`` is the address of a copy that
    was read where the publisher's own page was not. ``extent`` says that only the opening was read.
    """

    id: Id
    title: Text
    publisher: Text
    publisher_kind: PublisherKind
    csl_type: CslType
    published: PartialDate | None = None
    language: Annotated[str, Matches(r"^[a-z]{2,3}$")]
    url: Url
    verified: Verification
    extent: Extent | None = None
    read_at: Text | None = None
    note: Text | None = None


class Membership(Record):
    """A time in which the United States belonged to a body.

    ``to`` is the last day of it; ``to_expected`` the day on which it is due to end. ``disputed``: whether it ended
    so is contested. With neither end it is, as far as known, still running.
    """

    start: PartialDate
    to: PartialDate | None = None
    to_expected: PartialDate | None = None
    disputed: bool = False


class MemorandumPlace(Record):
    """The place of a body in the memorandum of 7 January 2026: which of its two lists, and the number there."""

    list: MemorandumList
    number: Annotated[int, Within(1)]


class Body(Record):
    """What was left: an organisation, treaty, programme, forum or agreement.

    ``domains``: fields of policy, the home domain first. ``us_membership`` is empty where there is no membership to
    hold. ``un_system`` follows the memorandum's own lists for its 66 bodies.
    """

    id: Id
    name: Text
    short_name: Text
    acronym: Text | None = None
    name_zh: Text | None = None
    kind: BodyKind
    un_system: bool
    domains: Annotated[Ids, AtLeast(1)]
    founded: PartialDate | None = None
    headquarters: Text | None = None
    website: Url | None = None
    purpose: Text
    us_membership: tuple[Membership, ...] = ()
    exit_rule: Text | None = None
    memo_2026: MemorandumPlace | None = None
    sources: Ids
    note: Text | None = None

    @property
    def home_domain(self) -> Id:
        """Id of the domain in whose lane the body stands."""
        return self.domains[0]


class Milestone(Record):
    """One dated step of a withdrawal or batch, in our words, with its sources."""

    kind: MilestoneKind
    date: PartialDate
    what: Text
    sources: Ids


class Act(Record):
    """What a withdrawal and a batch of withdrawals have in common.

    ``importance`` runs from 1 to 5 (a headline of its time). ``note`` says what is uncertain or disputed.
    """

    id: Id
    title: Text
    action: Action
    administration: Id
    instrument: Text | None = None
    milestones: Annotated[tuple[Milestone, ...], AtLeast(1)]
    status: Status
    summary: Text
    importance: Annotated[int, Within(1, 5)]
    sources: Ids
    note: Text | None = None


class Batch(Act):
    """One legal act that orders many withdrawals at once."""


class Withdrawal(Act):
    """One step out of one body; a body may have several. ``part_of`` names the batch that ordered it."""

    body: Id
    part_of: Id | None = None


class Claim(Record):
    """What a named speaker says about withdrawals, bodies or batches.

    ``group`` is a theme. ``quote`` holds exact words, short. ``contested_by`` names claims that contradict this one.
    ``checked_against`` says what an editorial check rests on.
    """

    id: Id
    about: Annotated[Ids, AtLeast(1)]
    group: Id
    question: Id
    claimant: Text
    claimant_kind: ClaimantKind
    stance: Stance
    text: Text
    quote: Text | None = None
    date: PartialDate | None = None
    sources: Annotated[Ids, AtLeast(1)]
    contested_by: Ids = ()
    checked_against: Text | None = None


class Theme(Record):
    """One of the six groups that claims are read in; ``number`` gives their order."""

    id: Id
    number: Annotated[int, Within(1)]
    title: Text
    title_zh: Text | None = None
    about: Text


class Question(Record):
    """A point that claims answer, so that opposing answers can stand side by side."""

    id: Id
    title: Text
    title_zh: Text | None = None
    about: Text


class Domain(Record):
    """A field of policy: a lane of the timeline and a line of the sidebar."""

    id: Id
    title: Text
    title_zh: Text | None = None


class Administration(Record):
    """A US presidential term; without ``to`` it is the running one."""

    id: Id
    president: Text
    party: Text
    start: PartialDate
    to: PartialDate | None = None


class TourWindow(Record):
    """The stretch of time that a step of a tour shows: from the first day of ``from`` to the last day of ``to``."""

    start: PartialDate
    to: PartialDate


class TourFilter(Record):
    """What a step of a tour lets through: of each list any value, of several lists all; a missing one lets all."""

    domains: Annotated[Ids, AtLeast(1)] | None = None
    statuses: Annotated[tuple[Status, ...], AtLeast(1)] | None = None
    actions: Annotated[tuple[Action, ...], AtLeast(1)] | None = None
    administrations: Annotated[Ids, AtLeast(1)] | None = None


class TourSentence(Record):
    """One sentence of a tour; it says nothing but what ``claims`` say, and who says it."""

    text: Text
    claims: Annotated[Ids, AtLeast(1)]


class TourStep(Record):
    """One stop of a tour: what is looked at, which question is asked, and what speakers answer.

    ``record`` is the withdrawal, batch or body that is selected; every claim that a sentence rests on is about it.
    """

    record: Id
    question: Id
    window: TourWindow
    filter: TourFilter = TourFilter()
    sentences: Annotated[tuple[TourSentence, ...], AtLeast(1)]


class Chapter(Record):
    """One chapter of the tour. ``id`` is the theme that it is about: every claim that it rests on stands there."""

    id: Id
    steps: Annotated[tuple[TourStep, ...], AtLeast(1)]


class Coverage(Record):
    """What a dossier covers and what it does not, each as whole sentences."""

    covers: tuple[Text, ...]
    leaves_out: tuple[Text, ...]


class About(Record):
    """What a dossier says of itself.

    ``facts_reach`` is said in words because it is not known to the day (``"spring 2026"``); ``single_facts_to`` is
    the month up to which single later facts were taken in.
    """

    title: Text
    version: Text
    compiled: PartialDate
    facts_reach: Text
    single_facts_to: PartialDate | None = None
    licence: Text
    licence_url: Url | None = None
    coverage: Coverage
