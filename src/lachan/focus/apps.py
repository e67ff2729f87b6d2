"""Django's entry for `focus`."""

from django.apps import AppConfig


class Focus(AppConfig):
    name = "lachan.focus"
