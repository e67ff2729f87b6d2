"""Django's entry for `web`."""

from django.apps import AppConfig


class Web(AppConfig):
    name = "lachan.web"
