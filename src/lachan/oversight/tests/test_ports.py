"""Each way out against a real server on the loopback: what arrives is a code, a sentence and a link, nothing else."""

import hashlib
import hmac
import json
import socket
import threading
from dataclasses import fields, replace
from datetime import datetime
from urllib.parse import parse_qs
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from lachan.oversight.alerts.ladders import RUNGS
from lachan.oversight.alerts.ports import Email, Message, Result, SmsGateway, Webhook
from lachan.postgres.lodging import any_free_port

from .servers import LOOPBACK, smtp, web

AT = datetime(2024, 3, 15, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SENTENCE = RUNGS["release_6h"].label
LINK = "https://lachan.example/vu-viec/VV-GIALAP/"


def message(to, **more):
    return Message(UUID(int=7), to, "VV-GIALAP", SENTENCE, LINK, AT, **more)


def email(port, **more):
    return Email(LOOPBACK, port, "Lá Chắn <lachan@gia-lap.example>", security="none", **more)


def test_a_message_has_no_room_for_anything_else():
    assert {f.name for f in fields(Message)} == {
        "id",
        "to",
        "code",
        "sentence",
        "link",
        "at",
        "synthetic",
    }


def test_a_letter_is_a_code_a_sentence_and_a_link():
    with smtp() as (port, letters):
        assert email(port).send(message("truc@gia-lap.example")) == Result()
    ((to, letter),) = letters.taken
    assert to == ["truc@gia-lap.example"]
    assert letter["Subject"] == f"Lá Chắn VV-GIALAP: {SENTENCE}"
    assert letter.get_content() == f"Lá Chắn VV-GIALAP: {SENTENCE}.\n{LINK}\n"
    assert letter.get_content_type() == "text/plain"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == "<00000000-0000-0000-0000-000000000007@gia-lap.example>"


def test_made_up_data_says_so_in_the_letter():
    with smtp() as (port, letters):
        email(port).send(message("truc@gia-lap.example", synthetic=True))
    assert letters.taken[0][1]["Subject"].startswith("[DỮ LIỆU GIẢ LẬP] ")


@pytest.mark.parametrize(
    ("answer", "result"),
    [("550 no such box", Result("smtp_550", lasting=True)), ("451 later", Result("smtp_451"))],
)
def test_a_box_that_is_not_there_is_given_up_a_busy_one_is_tried_again(answer, result):
    with smtp(answer) as (port, letters):
        assert email(port).send(message("truc@gia-lap.example")) == result
    assert letters.taken == []


def test_no_server_is_tried_again():
    result = email(any_free_port()).send(message("truc@gia-lap.example"))
    assert (result.ok, result.lasting, result.error) == (
        False,
        False,
        "smtp_ConnectionRefusedError",
    )


def test_a_server_without_encryption_gets_no_letter_when_it_is_asked_for():
    with smtp() as (port, letters):
        asked = Email(LOOPBACK, port, "lachan@gia-lap.example", security="starttls")
        result = asked.send(message("truc@gia-lap.example"))
    assert not result.ok
    assert letters.taken == []


def test_a_webhook_is_signed_json():
    with web() as (address, calls):
        port = Webhook(b"made-up key", frozenset({address.removeprefix("http://")}))
        assert port.send(message(f"{address}/goi")) == Result()
    ((path, headers, body),) = calls
    assert path == "/goi"
    assert json.loads(body) == {"id": str(UUID(int=7)), "code": "VV-GIALAP", "sentence": SENTENCE,
                                "link": LINK, "synthetic": False}  # fmt: skip
    time = int(AT.timestamp())
    mac = hmac.new(b"made-up key", f"{time}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["X-Lachan-Signature"] == f"t={time},v1={mac}"


def test_a_webhook_calls_no_host_that_is_not_listed():
    with web() as (address, calls):
        result = Webhook(b"k", frozenset({"truc-ban.example"})).send(message(address))
    assert (result, calls) == (Result("webhook_host", lasting=True), [])


def test_a_redirect_is_not_followed():
    with web() as (other, never), web(307, location=other) as (address, calls):
        hosts = frozenset({address.removeprefix("http://"), other.removeprefix("http://")})
        result = Webhook(b"k", hosts).send(message(f"{address}/x"))
    assert (result.error, len(calls), never) == ("http_307", 1, [])


@pytest.mark.parametrize(
    ("status", "lasting"), [(500, False), (429, False), (403, False), (410, True)]
)
def test_a_refusal_of_the_other_side_is_tried_again_but_when_it_is_gone(status, lasting):
    with web(status) as (address, _):
        port = Webhook(b"k", frozenset({address.removeprefix("http://")}))
        assert port.send(message(address)) == Result(f"http_{status}", lasting=lasting)


def test_a_text_message_goes_through_the_gateway_as_json():
    with web() as (address, calls):
        port = SmsGateway(
            f"{address}/gui", '{"phone": $to, "content": $text}', authorization="Bearer gia-lap"
        )
        assert port.send(message("0900000001")) == Result()
    ((path, headers, body),) = calls
    assert (path, headers["Authorization"]) == ("/gui", "Bearer gia-lap")
    assert json.loads(body) == {
        "phone": "0900000001",
        "content": f"Lá Chắn VV-GIALAP: {SENTENCE}. {LINK}",
    }


def test_a_text_message_goes_through_a_gateway_that_wants_a_form():
    with web() as (address, calls):
        SmsGateway(address, "to=$to&text=$text", "application/x-www-form-urlencoded").send(
            message("+84900000001")
        )
    sent = parse_qs(calls[0][2].decode())
    assert sent == {"to": ["+84900000001"], "text": [f"Lá Chắn VV-GIALAP: {SENTENCE}. {LINK}"]}


def test_an_answer_that_is_no_http_is_tried_again():
    """A gateway that speaks nonsense must not make the delivery fall over without a word."""
    with socket.create_server((LOOPBACK, 0)) as server:

        def nonsense():
            link, _ = server.accept()
            with link:
                link.recv(65536)
                link.sendall(b"xin chao\r\n\r\n")

        thread = threading.Thread(target=nonsense, daemon=True)
        thread.start()
        address = f"{LOOPBACK}:{server.getsockname()[1]}"
        result = Webhook(b"k", frozenset({address})).send(message(f"http://{address}/"))
        thread.join(5)
    assert (result.ok, result.lasting, result.error) == (False, False, "http_BadStatusLine")


@pytest.mark.parametrize("code", ["VV-A\r\nBcc: ai-do@gia-lap.example", "VV-A\nX: y", "VV-A\r"])
def test_a_code_cannot_add_a_line_to_the_head_of_a_letter(code):
    """By raw SQL a matter may bear any code: such a letter is not sent at all."""
    with smtp() as (port, letters):
        result = email(port).send(replace(message("truc@gia-lap.example"), code=code))
    assert (result, letters.taken) == (Result("smtp_address", lasting=True), [])


def test_a_text_message_fits_what_gateways_take():
    """Vietnamese letters go as UCS-2, 67 to a part; four parts is what the gateways of the country join."""
    longest = max((rung.label for rung in RUNGS.values()), key=len)
    made = Message(UUID(int=7), "0900000001", "VV-ABCDEFGH", longest,
                   "https://lachan.congan.lamdong.gov.example/vu-viec/VV-ABCDEFGH/", AT, synthetic=True)  # fmt: skip
    assert len(made.text) <= 4 * 67
