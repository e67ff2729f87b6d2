"""Django's entry for `plan`."""

from django.apps import AppConfig


class Plan(AppConfig):
    name = "lachan.plan"
