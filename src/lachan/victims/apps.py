"""Django's entry for `victims`."""

from django.apps import AppConfig


class Victims(AppConfig):
    name = "lachan.victims"
