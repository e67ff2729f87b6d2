"""Letters from outside and their dialogue."""

from django.apps import AppConfig


class LetterboxConfig(AppConfig):
    name = "lachan.letterbox"
