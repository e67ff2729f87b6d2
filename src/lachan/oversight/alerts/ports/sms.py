"""SMS through a gateway's HTTP address; every gateway has its own body, so the body is a template."""

import json
from dataclasses import dataclass
from string import Template
from urllib.parse import quote_plus

from .http import post
from .message import Message, Result


@dataclass(frozen=True)
class SmsGateway:
    """`body` holds $to and $text; they are quoted as `content_type` wants it (JSON or a form)."""

    url: str
    body: str = '{"to": $to, "text": $text}'
    content_type: str = "application/json"
    authorization: str = ""

    def send(self, message: Message) -> Result:
        quoted = json.dumps if self.content_type.startswith("application/json") else quote_plus
        body = Template(self.body).safe_substitute(to=quoted(message.to), text=quoted(message.text))
        headers = {"Content-Type": f"{self.content_type}; charset=utf-8"}
        if self.authorization:
            headers["Authorization"] = self.authorization
        return post(self.url, body.encode(), headers)
