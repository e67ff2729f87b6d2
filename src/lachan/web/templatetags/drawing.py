"""`{% icon "next" %}` and `{% state kind label %}` in templates; in every template without being loaded."""

from django import template
from django.utils.safestring import SafeString

from .. import drawing

register = template.Library()


@register.simple_tag
def icon(name: str | None) -> SafeString:
    return drawing.icon(str(name or "list"))


@register.simple_tag
def state(kind: str | None, label: str | None = "") -> SafeString:
    return drawing.state(str(kind or ""), str(label or ""))
