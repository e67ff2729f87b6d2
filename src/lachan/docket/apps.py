"""Django's entry for `docket`."""

from django.apps import AppConfig


class Docket(AppConfig):
    name = "lachan.docket"
