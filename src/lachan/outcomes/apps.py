"""Django's entry for `outcomes`."""

from django.apps import AppConfig


class Outcomes(AppConfig):
    name = "lachan.outcomes"
