"""Django's entry for `people`."""

from django.apps import AppConfig


class People(AppConfig):
    name = "lachan.people"
