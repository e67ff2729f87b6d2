"""Django's entry for `intake`."""

from django.apps import AppConfig


class Intake(AppConfig):
    name = "lachan.intake"
