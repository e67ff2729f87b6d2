"""E-mail over SMTP: plain text, one recipient, nothing that a mail program would load."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage

from .message import Message, Result

TIMEOUT = 20
LASTING = 500  # SMTP: 4xx may pass on a later try, 5xx will not


@dataclass(frozen=True)
class Email:
    """`security`: starttls, tls, or none for a relay on this machine."""

    host: str
    port: int
    sender: str
    security: str = "starttls"
    user: str = ""
    password: str = ""

    def send(self, message: Message) -> Result:
        try:
            with self._connected() as server:
                server.send_message(self._letter(message))
        except smtplib.SMTPRecipientsRefused as refused:
            code = next(iter(refused.recipients.values()))[0]
            return Result(f"smtp_{code}", lasting=code >= LASTING)
        except smtplib.SMTPResponseException as refused:
            return Result(f"smtp_{refused.smtp_code}", lasting=_lasting(refused))
        except ValueError:  # an address that no letter can carry
            return Result("smtp_address", lasting=True)
        except (smtplib.SMTPException, OSError) as failed:
            return Result(f"smtp_{type(failed).__name__}"[:40])
        return Result()

    def _connected(self) -> smtplib.SMTP:
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=TIMEOUT, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT)
        try:
            if self.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self.sender, message.to, message.title
        letter["Date"] = message.at
        letter["Message-ID"] = f"<{message.id}@{self.sender.rpartition('@')[2].rstrip('>')}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(f"{message.title}.\n{message.link}\n")
        return letter


def _lasting(refused: smtplib.SMTPResponseException) -> bool:
    # A wrong password or sender is ours to mend: the letter waits until it is.
    ours = (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused, smtplib.SMTPConnectError)
    return refused.smtp_code >= LASTING and not isinstance(refused, ours)
