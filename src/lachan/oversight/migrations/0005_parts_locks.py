"""The row locks of letters, inspections and the register, and the watch-lists asked inside the scope."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("oversight", "0004_parts"), ("cases", "0003_boards")]
    operations = [
        locks(__file__, "letters/policies.sql"),
        locks(__file__, "inspections/policies.sql"),
        locks(__file__, "shortcomings/policies.sql"),
        locks(__file__, "watchlists/lists.sql"),
    ]
