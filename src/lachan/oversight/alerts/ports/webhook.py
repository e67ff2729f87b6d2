"""Webhook: a signed JSON call to another system of the province, only to hosts that the installation lists.

Signature: HMAC-SHA256 over «<unix time>.<body>»; the time is signed too, so that an old call cannot be replayed."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from .http import post
from .message import Message, Result


@dataclass(frozen=True)
class Webhook:
    """`hosts`: «name» or «name:port» as they stand in the address."""

    secret: bytes
    hosts: frozenset[str]

    def send(self, message: Message) -> Result:
        if urlsplit(message.to).netloc not in self.hosts:
            return Result("webhook_host", lasting=True)
        body = json.dumps(
            {"id": str(message.id), "code": message.code, "sentence": message.sentence,
             "link": message.link, "synthetic": message.synthetic},
            ensure_ascii=False,
        ).encode()  # fmt: skip
        return post(message.to, body, {
            "Content-Type": "application/json; charset=utf-8",
            "X-Lachan-Signature": signature(self.secret, int(message.at.timestamp()), body),
        })  # fmt: skip


def signature(secret: bytes, time: int, body: bytes) -> str:
    """«t=…,v1=…», as the other side recomputes it."""
    mac = hmac.new(secret, f"{time}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={time},v1={mac}"
