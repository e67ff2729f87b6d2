"""Tables of access: accounts, memberships, API tokens, audit lines, record keys. No matter, no identity."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password, make_password
from django.db import models

from lachan.reference.models import Agency

from .ids import uuid7


class Account(AbstractBaseUser):
    """One person's sign-in; what they may do comes from memberships, never from the account.

    The hash of the password lies in a table of its own: a colleague sees the name, and never the hash."""

    password = None
    username = models.CharField(max_length=80, unique=True)
    display_name = models.CharField(max_length=160)
    is_active = models.BooleanField(default=True)
    last_login = None
    objects = BaseUserManager()
    USERNAME_FIELD = "username"

    def check_password(self, raw_password: str) -> bool:
        """Under the right to sign in only; afterwards this object carries the hash, for the proof of the session."""
        kept = Password.objects.filter(account=self.id)
        self.password = kept.values_list("hash", flat=True).first() or ""

        def renew(raw: str) -> None:
            self.password = make_password(raw)
            kept.update(hash=self.password)

        return check_password(raw_password, self.password, renew)


class Password(models.Model):
    """The hash by which one account signs in; read by whoever signs in, and by its own account."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="+")
    hash = models.CharField(max_length=128)


class Membership(models.Model):
    """A role in an agency for a period; the end day is excluded."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gt=models.F("valid_from")),
                name="membership_period",
                violation_error_message="Ngày kết thúc phân công phải sau ngày bắt đầu.",
            )
        ]


class ApiToken(models.Model):
    """A key for another system: only its hash is kept, its scopes narrow the membership."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    digest = models.BinaryField(unique=True)
    scopes = models.JSONField(default=list)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class AuditLine(models.Model):
    """One verb, or one opening of sealed data. Written once; the database hashes and locks it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True)  # set by the database, see policies.sql
    account_id = models.BigIntegerField(null=True)
    agency_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10)
    subject = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    content_hash = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="audit_subject"),
            models.Index(fields=["account_id", "at"], name="audit_account"),
        ]


class RecordKey(models.Model):
    """The data key of one record, wrapped by a master key that the database never sees."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    wrapped = models.BinaryField(null=True)
    master = models.CharField(max_length=20)
    proposed_by = models.BigIntegerField(null=True)
    proposed_at = models.DateTimeField(null=True)
    destroyed_by = models.BigIntegerField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(destroyed_by__isnull=True)
                | (
                    models.Q(wrapped__isnull=True) & ~models.Q(destroyed_by=models.F("proposed_by"))
                ),
                name="key_two_people",
                violation_error_message="Việc hủy khóa cần hai người khác nhau.",
            )
        ]
