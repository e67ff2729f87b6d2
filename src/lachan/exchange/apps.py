"""Django's entry for `exchange`."""

from django.apps import AppConfig


class Exchange(AppConfig):
    name = "lachan.exchange"
