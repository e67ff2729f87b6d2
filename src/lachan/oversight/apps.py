"""Django's entry for `oversight`."""

from django.apps import AppConfig


class Oversight(AppConfig):
    name = "lachan.oversight"
