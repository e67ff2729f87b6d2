"""Django's entry for `cases`."""

from django.apps import AppConfig


class Cases(AppConfig):
    name = "lachan.cases"
