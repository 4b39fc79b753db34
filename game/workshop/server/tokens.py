"""Tokens: 128 random bits each, compared without telling how much of one was right."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

_TOKEN = re.compile(r"[0-9a-f]{32}")


def new_token() -> str:
    """128 random bits in hex."""
    return secrets.token_hex(16)


def is_token(text: object) -> bool:
    """Whether something has the form of a token."""
    return isinstance(text, str) and _TOKEN.fullmatch(text) is not None


def hashed(token: str) -> str:
    """What is kept of a participant's token: it opens nothing by itself."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two tokens are the same."""
    return hmac.compare_digest(one.encode(), other.encode())
