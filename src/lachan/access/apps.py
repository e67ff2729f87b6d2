"""Django's entry for `access`."""

from django.apps import AppConfig


class Access(AppConfig):
    name = "lachan.access"
