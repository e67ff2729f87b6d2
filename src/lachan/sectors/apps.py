"""Django's entry for `sectors`."""

from django.apps import AppConfig


class Sectors(AppConfig):
    name = "lachan.sectors"
