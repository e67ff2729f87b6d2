"""Filling the report of a peak campaign, beside the same window a year earlier."""

from pathlib import Path

from ..content import Given, ReportContent
from ..skeleton import fill as fill_skeleton
from ..skeleton import form

WORDS = form(Path(__file__).parent)


def fill(given: Given) -> ReportContent:
    return fill_skeleton("peak_campaign", WORDS, given)
