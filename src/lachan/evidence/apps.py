"""Django's entry for `evidence`."""

from django.apps import AppConfig


class Evidence(AppConfig):
    name = "lachan.evidence"
