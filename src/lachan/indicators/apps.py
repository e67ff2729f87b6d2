"""Django's entry for `indicators`."""

from django.apps import AppConfig


class Indicators(AppConfig):
    name = "lachan.indicators"
