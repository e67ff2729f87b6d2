"""Django's entry for `outreach`."""

from django.apps import AppConfig


class Outreach(AppConfig):
    name = "lachan.outreach"
