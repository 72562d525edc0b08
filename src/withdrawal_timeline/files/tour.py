"""The tour: its sentences rest on claims of the right theme and record, both sides are heard, and all can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.axis import axis_end, axis_start
from withdrawal_timeline.domain.dates import to_date
from withdrawal_timeline.domain.errors import Problem
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.sides import SIDES
from withdrawal_timeline.domain.wording import STANCE, day_in_words
from withdrawal_timeline.files.sentences import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from withdrawal_timeline.domain.models import Act, Chapter, Claim, TourStep
    from withdrawal_timeline.files.records import Held, R, Records


def tour_holds(records: Records) -> Iterator[Problem]:
    """Report what is wrong with the chapters of the tour.

    Left out are rules that need a kind of record that could not be read, and steps that name what is not there:
    ``files.references`` reports those.
    """
    if records.tour is None:
        return
    for chapter in records.tour.records:
        found = _Chapter(records, records.tour.file, chapter)
        yield from found.problems()


def _whole(held: Held[R] | None) -> bool:
    """Whether every record of a kind could be read."""
    return held is not None and not held.damaged


class _Chapter:
    """A chapter with the records that it is compared with."""

    def __init__(self, records: Records, file: str, chapter: Chapter) -> None:
        self._file, self._chapter = file, chapter
        self._claims = {claim.id: claim for claim in records.claims.records} if records.claims is not None else {}
        self._all_claims = _whole(records.claims)
        self._all_acts = _whole(records.withdrawals) and _whole(records.batches) and _whole(records.bodies)
        self._acts = [act for _, act in records.acts()]
        self._domains = {body.id: body.home_domain for body in records.bodies.records} if records.bodies else {}

    def problems(self) -> Iterator[Problem]:
        """Return what is wrong, step by step, then what is wrong with the whole."""
        for place, step in enumerate(self._chapter.steps, start=1):
            at = f"steps.{place}"
            yield from self._claims_belong(at, step)
            yield from self._question_is_answered(at, step)
            yield from self._sentences_are_on_one_question(at, step)
            if self._all_claims and self._all_acts:
                yield from self._answers_of_both_sides(at, step)
            if self._all_acts:
                yield from self._window_shows(at, step)
                yield from self._filter_lets_through(at, step)
        if self._all_claims:
            yield from self._both_sides_are_heard()

    def _problem(self, field: str, sentence: str) -> Problem:
        return Problem(self._file, self._chapter.id, field, sentence)

    def _cited(self, step: TourStep) -> Iterator[tuple[str, Claim]]:
        """Return the claims of a step that there are, each with its place in the step."""
        for number, sentence in enumerate(step.sentences, start=1):
            for place, claim in enumerate(sentence.claims, start=1):
                if claim in self._claims:
                    yield f"sentences.{number}.claims.{place}", self._claims[claim]

    def _of_record(self, step: TourStep) -> list[Act]:
        """Return the acts that a step shows: its record, or the withdrawals from the body that it is."""
        return [act for act in self._acts if step.record in (act.id, getattr(act, "body", None))]

    def _about(self, step: TourStep) -> set[str]:
        """Return what claims may be about that are read with the record of a step: it, and the body that was left."""
        acts = self._of_record(step)
        return {step.record, *(act.body for act in acts if isinstance(act, Withdrawal) and act.id == step.record)}

    def _claims_belong(self, at: str, step: TourStep) -> Iterator[Problem]:
        acts, about = self._of_record(step), self._about(step)
        for field, claim in self._cited(step):
            if claim.group != self._chapter.id:
                sentence = (
                    f"The claim {quoted(claim.id)} stands in the theme {quoted(claim.group)}, not in that of this "
                    "chapter; rest the sentence on claims of its own theme, or move it to the other chapter."
                )
                yield self._problem(f"{at}.{field}", sentence)
            elif self._all_acts and acts and not about.intersection(claim.about):
                sentence = (
                    f"The claim {quoted(claim.id)} is not about {quoted(step.record)}, which this step shows; "
                    "name a claim on that record, or show the record of the claim."
                )
                yield self._problem(f"{at}.{field}", sentence)

    def _question_is_answered(self, at: str, step: TourStep) -> Iterator[Problem]:
        cited = [claim for _, claim in self._cited(step)]
        if cited and all(claim.question != step.question for claim in cited):
            sentence = f"No claim of this step answers the question {quoted(step.question)}; choose another."
            yield self._problem(f"{at}.question", sentence)

    def _sentences_are_on_one_question(self, at: str, step: TourStep) -> Iterator[Problem]:
        """Report sentences that no question can stand over: the card shows the question that claims belong to."""
        for number, sentence in enumerate(step.sentences, start=1):
            asked = dict.fromkeys(self._claims[claim].question for claim in sentence.claims if claim in self._claims)
            if len(asked) > 1:
                found = f"The claims answer several questions ({', '.join(map(quoted, asked))}); make two sentences."
                yield self._problem(f"{at}.sentences.{number}.claims", found)

    def _answers_of_both_sides(self, at: str, step: TourStep) -> Iterator[Problem]:
        """Report a side that the theme has on a question of the step, and that the step leaves out."""
        cited = [claim for _, claim in self._cited(step)]
        about = self._about(step)
        for question in dict.fromkeys((step.question, *(claim.question for claim in cited))):
            heard = {claim.stance for claim in cited if claim.question == question}
            if question != step.question and heard.isdisjoint(SIDES):
                continue
            for side in SIDES:
                there = [
                    claim.id
                    for claim in self._claims.values()
                    if (claim.group, claim.question, claim.stance) == (self._chapter.id, question, side)
                    and about.intersection(claim.about)
                ]
                if there and side not in heard:
                    sentence = (
                        f"No claim that {STANCE[side]} is heard on the question {quoted(question)}, though this theme "
                        f"has {len(there)} on {quoted(step.record)}, such as {quoted(there[0])}; let both sides speak."
                    )
                    yield self._problem(f"{at}.sentences", sentence)

    def _window_shows(self, at: str, step: TourStep) -> Iterator[Problem]:
        start, end = step.window.start, step.window.to
        if end.last < start.first:
            sentence = f"The window ends ({end}) before it begins ({start}); write the earlier date first."
            yield self._problem(f"{at}.window", sentence)
            return
        if not self._acts:
            return  # there is no axis
        first, last = axis_start(self._acts), axis_end(self._acts)
        if start.first_day < first or end.last_day > last:
            reach = f"{day_in_words(to_date(first))} to {day_in_words(to_date(last))}"
            sentence = f"The window reaches beyond the axis, which goes from {reach}; shorten it."
            yield self._problem(f"{at}.window", sentence)
            return
        dates = [milestone.date for act in self._of_record(step) for milestone in act.milestones]
        if dates and not any(date.last >= start.first and date.first <= end.last for date in dates):
            sentence = f"The window shows no date of {quoted(step.record)}; let it take in one."
            yield self._problem(f"{at}.window", sentence)

    def _filter_lets_through(self, at: str, step: TourStep) -> Iterator[Problem]:
        acts = self._of_record(step)
        withdrawals = [
            act for act in self._acts if isinstance(act, Withdrawal) and (act in acts or act.part_of == step.record)
        ]
        if withdrawals and not any(self._passes(step, withdrawal) for withdrawal in withdrawals):
            sentence = f"The filter hides {quoted(step.record)}, which this step shows; let it through."
            yield self._problem(f"{at}.filter", sentence)

    def _passes(self, step: TourStep, withdrawal: Withdrawal) -> bool:
        chosen = step.filter
        asked = (
            (chosen.domains, self._domains.get(withdrawal.body)),
            (chosen.statuses, withdrawal.status),
            (chosen.actions, withdrawal.action),
            (chosen.administrations, withdrawal.administration),
        )
        return all(values is None or value in values for values, value in asked)

    def _both_sides_are_heard(self) -> Iterator[Problem]:
        cited = {claim.id for step in self._chapter.steps for _, claim in self._cited(step)}
        themed = [claim for claim in self._claims.values() if claim.group == self._chapter.id]
        for side in SIDES:
            there = [claim.id for claim in themed if claim.stance is side]
            if there and cited.isdisjoint(there):
                sentence = (
                    f"No claim that {STANCE[side]} is heard in this chapter, though its theme has "
                    f"{len(there)}; let both sides speak."
                )
                yield self._problem("steps", sentence)
