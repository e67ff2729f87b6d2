"""The hashes move out of the table that colleagues see."""

import django.db.models.deletion
from django.db import migrations, models

from lachan.access.locks import locks

# The owner is bound by the policies of its own tables; for this one copy it is not.
MOVE = """
ALTER TABLE access_account NO FORCE ROW LEVEL SECURITY;
INSERT INTO access_password (account_id, hash) SELECT id, password FROM access_account WHERE password <> '!';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE access_account FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_locks")]
    operations = [
        migrations.CreateModel(
            name="Password",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="access.account",
                    ),
                ),
                ("hash", models.CharField(max_length=128)),
            ],
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="account", name="password"),
        locks(__file__, "passwords.sql"),
    ]
