"""Django's entry for `reporting`."""

from django.apps import AppConfig


class Reporting(AppConfig):
    name = "lachan.reporting"
