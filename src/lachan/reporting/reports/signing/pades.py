"""PAdES (ETSI EN 319 142, detached CMS of PKCS#7) through pyHanko: signing with a key file, reading signatures.

A key on a token or in a remote service is another `Signing`; what is read is the same."""

import io
import logging
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import typst
from asn1crypto import parser, x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from lachan.access.refusals import Refusal

from ...layout import HANOI, layout
from ..pdf import FONTS, Slot
from .port import NotAPdf, Seen

POINTS: Final = 72 / 25.4  # in a millimetre
HEIGHT_MM: Final = 297
FIELD: Final = "ChuKySo"
# What a signature lacks is the answer here (`Seen`); pyHanko would also log it with a stack each time.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


class NoKey(Refusal):
    """Không mở được tệp khóa ký: sai mật khẩu hoặc tệp không phải PKCS#12. Kiểm tra tệp và mật khẩu rồi ký lại."""


class KeyFile:
    """Signs with a PKCS#12 file that the agency keeps; nothing of it is stored here."""

    def __init__(self, pkcs12: bytes, passphrase: bytes, body: str) -> None:
        self.body = body
        try:
            found = signers.SimpleSigner.load_pkcs12_data(pkcs12, (), passphrase=passphrase)
        except (SigningError, ValueError, TypeError) as wrong:
            raise NoKey from wrong
        if found is None:
            raise NoKey
        self.signer = found

    def sign(self, pdf: bytes, slot: Slot, at: datetime) -> bytes:
        """An increment after the same bytes: what was issued stays as its beginning."""
        given = IncrementalPdfFileWriter(io.BytesIO(pdf))
        told = signers.PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        field = fields.SigFieldSpec(FIELD, on_page=slot.page - 1, box=_box(slot))
        with tempfile.TemporaryDirectory() as folder:
            seen = self._seen(slot, at, Path(folder) / "seen.pdf")
            hand = signers.PdfSigner(told, self.signer, stamp_style=seen, new_field_spec=field)
            signed: io.BytesIO = _aside(hand.sign_pdf, given)
        return signed.getvalue()

    def _seen(self, slot: Slot, at: datetime, page: Path) -> StaticStampStyle:
        """What a reader sees in the box: whose, when (Phụ lục I: giờ, phút, giây, múi giờ; cỡ 10)."""
        page.write_bytes(_appearance(self.body, slot, at))
        return StaticStampStyle.from_pdf_file(str(page), border_width=0)


APPEARANCE: Final = """
#set page(width: {width}mm, height: {height}mm, margin: 1mm, fill: none)
#set text(font: "{font}", size: {size}pt, lang: "vi")
#align(center + horizon)[#sys.inputs.body \\ #sys.inputs.when]
"""


def _appearance(body: str, slot: Slot, at: datetime) -> bytes:
    own = layout()["reports"]
    source = APPEARANCE.format(width=slot.width, height=slot.height, font=own["pdf_font"],
                               size=own["blocks"]["signature"]["size"])  # fmt: skip
    when = at.astimezone(HANOI).strftime("%d.%m.%Y %H:%M:%S %z")
    said = {"body": body, "when": f"{when[:-2]}:{when[-2:]}"}
    return bytes(typst.compile(source.encode(), format="pdf", font_paths=[str(FONTS)],
                               ignore_system_fonts=True, sys_inputs=said))  # fmt: skip


def _box(slot: Slot) -> tuple[int, int, int, int]:
    """From the top left in millimetres to the bottom left in points."""
    left, top = slot.x * POINTS, (HEIGHT_MM - slot.y) * POINTS
    return (round(left), round(top - slot.height * POINTS), round(left + slot.width * POINTS), round(top))  # fmt: skip


def _aside(work: Any, *given: Any) -> Any:
    """On a thread of its own: pyHanko runs a loop, and whoever asks may be inside one."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(work, *given).result()


def _stuffed(one: Any) -> bool:
    """The room reserved for a signature is longer than it; what fills the rest is signed by nobody and must be nought."""
    room = bytes(one.pkcs7_content)
    return any(room[parser.peek(room) :])


class Signatures:
    """Reads the signatures of a PDF against the roots that are handed in (PEM or DER); none, none is trusted."""

    def __init__(self, roots: Sequence[bytes] = ()) -> None:
        self.roots: list[x509.Certificate] = [
            one for root in roots for one in load_certs_from_pemder_data(root)
        ]

    def read(self, pdf: bytes, at: datetime) -> list[Seen]:
        try:
            found = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_signatures
        except (PdfError, ValueError, OSError) as wrong:
            raise NotAPdf from wrong
        return [self._read(one, at) for one in found]

    def _read(self, one: Any, at: datetime) -> Seen:
        serial = f"{one.signer_cert.serial_number:x}"
        trust = ValidationContext(trust_roots=self.roots, moment=at, allow_fetching=False)
        try:
            said = _aside(validate_pdf_signature, one, trust)
        except SignatureValidationError:
            return Seen(False, False, serial, None, False)
        if _stuffed(one):
            return Seen(False, False, serial, None, False)
        whole = said.coverage == SignatureCoverageLevel.ENTIRE_FILE
        signed_at = said.signer_reported_dt
        own = one.signer_cert
        in_time = own.not_valid_before <= (signed_at or at) <= own.not_valid_after
        return Seen(said.intact and said.valid, whole, serial, signed_at, bool(said.trusted), in_time)  # fmt: skip
