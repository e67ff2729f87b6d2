"""Certificates made for a test, in memory: a root of our own and an agency's key under it. Nothing of them is shipped."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = b"gia-lap"


def _name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _signed(subject, issuer, public, key, begin, *, root):
    usage = x509.KeyUsage(not root, not root, False, False, False, root, root, False, False)
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public)
        .serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(begin + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True).add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip


def made(body="Ban Chỉ đạo 138 giả lập", days_ago=1):
    """(PKCS#12 of the agency, PEM of the root); in force for thirty days."""
    begin = datetime.now(UTC) - timedelta(days=days_ago)
    root_key, key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    root = _signed(
        _name("Gốc giả lập"),
        _name("Gốc giả lập"),
        root_key.public_key(),
        root_key,
        begin,
        root=True,
    )
    own = _signed(_name(body), _name("Gốc giả lập"), key.public_key(), root_key, begin, root=False)
    sealed = serialization.BestAvailableEncryption(PASSPHRASE)
    return pkcs12.serialize_key_and_certificates(
        b"bcd", key, own, [root], sealed
    ), root.public_bytes(serialization.Encoding.PEM)
