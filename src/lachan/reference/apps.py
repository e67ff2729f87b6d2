"""The app `reference`: dated units and agencies."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "lachan.reference"
    label = "reference"
    verbose_name = "Danh mục đơn vị và cơ quan"
