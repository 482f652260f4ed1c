"""Texts and data that only somebody hostile, or a very bad connection, would make of a link."""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from sla_calc import Plan
from sla_calc.saved import format_1
from sla_calc.saved.documents import full_document

LONGEST = 200_000
"""What a link may hold [bytes], with which the worst of these documents are filled."""


def link_text(data: bytes, *, number: int = 1, dictionary: bytes = format_1.DICTIONARY) -> str:
    """A link's text with valid compression and checksum, whatever the data."""
    press = zlib.compressobj(9, wbits=-15, zdict=dictionary)
    return sealed(press.compress(data) + press.flush(), number=number)


def sealed(packed: bytes, *, number: int = 1) -> str:
    """A link's text with a valid checksum, whatever stands before it."""
    return with_checksum(f"{number}.{_base64(packed)}")


def with_checksum(body: str) -> str:
    """A link's text with a valid checksum behind format number and data."""
    return f"{body}.{_base64(zlib.crc32(body.encode()).to_bytes(4, 'big'))}"


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def lone_surrogates(text: str) -> list[int]:
    """Where halves of characters stand, which cannot be sent to any screen."""
    return [at for at, character in enumerate(text) if "\ud800" <= character <= "\udfff"]


def filled(before: str, part: str, after: str, size: int = LONGEST) -> bytes:
    """A list of the same part, again and again, up to a size."""
    room = size - len(before.encode()) - len(after.encode())
    count = room // (len(part.encode()) + 1)
    return (before + ",".join([part] * count) + after).encode()


def many_keys(before: str, after: str, size: int = LONGEST) -> bytes:
    """Ever other unknown keys, up to a size."""
    keys = ",".join(f'"{number:x}":1' for number in range(size // 9))
    return f"{before}{keys}{after}".encode()


def nested(before: str, opens: str, closes: str, after: str, depth: int) -> bytes:
    """One thing in another in another."""
    return f"{before}{opens * depth}1{closes * depth}{after}".encode()


def worst_documents() -> Iterator[tuple[str, bytes]]:
    """Documents that are as large, as deep or as wrong as a link can make them."""
    yield from _large_documents()
    yield from _documents_of_long_words()
    yield from _deep_documents()
    yield from _documents_of_odd_values()


STREAM = '{"streams":[{"name":"a","deal_size":1,"lead_types":['


def _large_documents() -> Iterator[tuple[str, bytes]]:
    yield "unknown keys", many_keys("{", "}")
    yield "unknown keys of a stream", many_keys('{"streams":[{', "}]}")
    yield "unknown key of many streams", filled('{"streams":[', '{"a":1}', "]}")
    yield "empty streams", filled('{"streams":[', "{}", "]}")
    yield "streams that are numbers", filled('{"streams":[', "1", "]}")
    yield "empty lead types", filled(STREAM, "{}", "]}]}")
    yield "lead types that are numbers", filled(STREAM, "1", "]}]}")
    yield "empty lead types of no stream", filled('{"streams":{"lead_types":[', "{}", "]}}")
    yield "empty policies", filled('{"streams":{"lead_types":[', '{"follow_up":{}}', "]}}")
    hundred = ",".join(["{}"] * 100)
    yield "hundreds of lead types", filled('{"streams":[', f'{{"lead_types":[{hundred}]}}', "]}")
    wrong = ",".join(['{"a":1}'] * 100)
    yield "hundreds of wrong ones", filled('{"streams":[', f'{{"lead_types":[{wrong}]}}', "]}")
    yield "empty attempts", filled('{"follow_up":{"cadence":[', "{}", "]}}")
    yield "stages that are numbers", filled('{"stages":[', "1", "]}")
    yield "stages without a name", filled('{"stages":[', '""', "]}")
    yield "weights without end", filled('{"seasonality":[', "0", "]}")
    yield "rates without end", filled(STREAM + '{"conversion_rates":[', "9", "]}]}]}")
    yield "hires without end", filled('{"team":{"hires":[', "[]", "]}}")
    yield "hires of nothing", filled('{"team":{"hires":[', "{}", "]}}")
    yield "days without end", filled('{"team":{"working_days":[', "1", "]}}")
    yield "ramp without end", filled('{"team":{"ramp":[', "9", "]}}")
    yield "hours without end", filled('{"team":{"hours":[', "1", "]}}")
    yield "a name that is a list", filled('{"name":[', "1", "]}")
    lists = ",".join(f'"{field}":[{"1," * 6_000}1]' for field in Plan.model_fields)
    yield "every field a list", f"{{{lists}}}".encode()


def _documents_of_long_words() -> Iterator[tuple[str, bytes]]:
    long = "x" * 150_000
    yield (
        "a long name of a wrong stream",
        (
            f'{{"streams":[{{"name":"{long}","deal_size":0,"quota_share":9,"retained_revenue":-1}}]}}'
        ).encode(),
    )
    yield (
        "long stages of wrong rates",
        (
            f'{{"stages":["{long}","b"],"streams":[{{"name":"a","lead_types":'
            '[{"name":"b","conversion_rates":[9]}]}]}'
        ).encode(),
    )
    yield "a long key", f'{{"{long}":1}}'.encode()
    yield "emoji", filled('{"name":["', "😀", '"]}')
    yield "white space", b" " * LONGEST


def _deep_documents() -> Iterator[tuple[str, bytes]]:
    yield "opening brackets", b"[" * LONGEST
    yield "opening braces", b'{"a":' * (LONGEST // 5)
    for depth in (100, 300, 500, 700, 900, 990, 1_500, 5_000, 90_000):
        yield f"lists {depth} deep", nested('{"streams":', "[", "]", "}", depth)
        yield f"lists {depth} deep in lead types", nested(STREAM, "[", "]", "]}]}", depth)
        yield f"a name {depth} deep", nested('{"name":', "[", "]", "}", depth)
        if depth < 30_000:
            yield f"objects {depth} deep", nested('{"name":', '{"a":', "}", "}", depth)


def _documents_of_odd_values() -> Iterator[tuple[str, bytes]]:
    yield "a lone surrogate and more", b'{"streams":[{"name":"\\ud800","deal_size":0}]}'
    yield "a lone surrogate as a key", b'{"streams":[{"name":"a","\\udfff":0}]}'
    yield (
        "a lone surrogate as a stage",
        (
            b'{"stages":["\\ud800","b"],"streams":[{"name":"a","lead_types":'
            b'[{"name":"b","conversion_rates":[9]}]}]}'
        ),
    )
    yield "4,000 digits", b'{"months":' + b"9" * 4_000 + b',"quota":' + b"9" * 4_000 + b"}"
    yield "150,000 digits", b'{"quota":' + b"9" * 150_000 + b"}"
    yield "a number without end", b'{"quota":1e999,"tolerance":-1e999}'
    yield "not a number", b'{"quota":NaN}'
    yield "infinity", b'{"quota":Infinity}'
    yield "minus infinity", b'{"quota":-Infinity}'
    yield "clock times with a zone", b'{"team":{"hours":["09:00:00Z","17:00:00"]}}'
    yield "bytes that are no text", b'{"name":"\xff\xfe"}'


def bombs() -> Iterator[tuple[str, str]]:
    """Short links that would unpack to ten megabytes and more."""
    for megabytes in (10, 40):
        size = megabytes * 1_000_000
        for what, part in {"zeros": b"\0", "spaces": b" ", "lists": b"[", "empty": b"{},"}.items():
            yield f"{megabytes} MB of {what}", link_text(part * (size // len(part)))
        yield f"a name of {megabytes} MB", link_text(b'{"name":"' + b"a" * size + b'"}')


HOSTILE_VALUES = (
    "null",
    "true",
    "NaN",
    "-Infinity",
    "1e999",
    "-0.0",
    "5e-324",
    "1e308",
    "9" * 4_000,
    "-1",
    "0.5",
    '""',
    '" "',
    '"2027-13"',
    '"2999-12"',
    '"09:00:00Z"',
    '"\\ud800"',
    '"\\u0000"',
    '"' + "x" * 400 + '"',
    "[]",
    "{}",
    "[[]]",
    "[1]",
    '[["2027-01",1,1]]',
    '{"name":1}',
    '{"__class__":{}}',
    "[" * 400 + "]" * 400,
    "[" + "{}," * 300 + "1]",
)


def random_document(rng: Random) -> bytes:
    """A whole plan's data with one to three of its values replaced by hostile ones."""
    document = full_document(Plan())
    holes = []
    for _ in range(rng.randint(1, 3)):
        container, key = rng.choice(list(_places(document)))
        hole = f"hole {len(holes)}"
        holes.append(hole)
        container[key] = hole
        if isinstance(container, dict) and rng.random() < 0.2:
            container[rng.choice(["x", "name", "mix", "__proto__"])] = hole
    text = json.dumps(document if rng.random() < 0.7 else _one_part(rng, document))
    for hole in holes:
        text = text.replace(f'"{hole}"', rng.choice(HOSTILE_VALUES))
    if rng.random() < 0.1:
        text = text.replace('"name"', '"name":1,"name"', rng.randint(1, 3))
    return text.encode()


def _one_part(rng: Random, document: dict[str, Any]) -> dict[str, Any]:
    field = rng.choice(list(document))
    return {field: document[field]}


def _places(value: dict[str, Any] | list[Any]) -> Iterator[tuple[Any, Any]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
ODD = ALPHABET + ".%+=/ \n\0é😀١\u2028"


def mutated(rng: Random, text: str) -> str:
    """The text with one to four accidents."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(text) + 1)
        upto = min(len(text), at + rng.randint(1, 8))
        insert = "".join(rng.choice(ODD) for _ in range(rng.randint(0, 4)))
        text = rng.choice(
            [
                text[:at] + insert + text[upto:],
                text[:at] + insert + text[at:],
                text[:at],
                text[at:],
                text[:at] + text[at:upto] * 2 + text[upto:],
                text.swapcase(),
            ]
        )
    return text


def mutated_bytes(rng: Random, data: bytes) -> bytes:
    """The bytes with one to four accidents."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data) + 1)
        upto = min(len(data), at + rng.randint(0, 6))
        data = data[:at] + rng.randbytes(rng.randint(0, 4)) + data[upto:]
    return data


def link_texts(rng: Random, valid: list[str]) -> Iterator[str]:
    """Random link texts without end: accidents, noise, and valid links of hostile data."""
    # The worst are few: each takes as long as a hundred of the others.
    worst = [link_text(data) for _, data in worst_documents()]
    worst = [*worst, *(text for _, text in bombs())]
    kinds: list[tuple[int, Callable[[], str]]] = [
        (30, lambda: mutated(rng, rng.choice(valid))),
        (5, lambda: "".join(rng.choice(ODD) for _ in range(rng.randint(0, 60)))),
        (5, lambda: f"{rng.randint(0, 12_000)}.{_noise(rng)}.{_noise(rng)[:6]}"),
        (10, lambda: sealed(rng.randbytes(rng.randint(0, 200)), number=rng.randint(0, 3))),
        (10, lambda: link_text(rng.randbytes(rng.randint(0, 200)))),
        (10, lambda: link_text(mutated_bytes(rng, random_document(rng)))),
        (30, lambda: link_text(random_document(rng), number=rng.choice([1] * 9 + [0, 2, 9_999]))),
    ]
    weights = [weight for weight, _ in kinds]
    makers = [make for _, make in kinds]
    while True:
        if rng.random() < 0.004:
            yield rng.choice(worst)
        else:
            yield rng.choices(makers, weights)[0]()


def _noise(rng: Random) -> str:
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randint(6, 80)))
