"""The card that tells the tour, below the timeline."""

from withdrawal_timeline.ui.tour.card import TourCard

__all__ = ["TourCard"]
