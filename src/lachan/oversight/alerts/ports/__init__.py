"""Ways out: e-mail, webhook, SMS gateway. Each takes a message and says how it went; none knows a table."""

from .email import Email
from .message import Message, Port, Result
from .sms import SmsGateway
from .webhook import Webhook

__all__ = ["Email", "Message", "Port", "Result", "SmsGateway", "Webhook"]
