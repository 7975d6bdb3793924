"""Who calls, according to their access token."""

import hmac
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import jwt
from fastapi import Request

from ..generated.permissions import ROLES
from .problems import Problem

ISSUER = "abonement"
AUDIENCE = "abonement-api"
APP_AUDIENCE = "abonement-api-for-apps"
"""Of the tokens of apps, which act for somebody by scopes."""
ALGORITHM = "RS256"
KEYS_AT_MOST_EVERY_SECONDS = 10
KEYS_GOOD_FOR_SECONDS = 30

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

FetchKeys = Callable[[], Awaitable[dict[str, object]]]


@dataclass(frozen=True)
class Caller:
    id: str
    role: str
    scopes: frozenset[str] | None = None
    """What they have let an app do, where it is an app that calls for them."""


class TokenCheck:
    """Checks tokens against the keys that auth publishes. They are fetched every half a minute, so a removed key is
    valid no longer than that, and when a token names an unknown one, at most once in ten seconds, so that a flood of
    invented key ids does not reach auth. While auth does not answer, the known keys stay valid."""

    def __init__(self, fetch_keys: FetchKeys, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch_keys = fetch_keys
        self._clock = clock
        self._keys: dict[str, jwt.PyJWK] = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")

    async def caller_of(self, authorization: str | None) -> Caller:
        """Raises Problem 401 for a token that is missing, forged, for another audience, or expired."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Problem("unauthenticated")
        try:
            key = await self._key_named(str(jwt.get_unverified_header(token).get("kid")))
            if key is None:
                raise Problem("unauthenticated")
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                audience=[AUDIENCE, APP_AUDIENCE],
                options={"require": ["exp", "sub", "role", "aud", "sid"]},
            )
        except jwt.ExpiredSignatureError:
            raise Problem("token_expired") from None
        except jwt.InvalidTokenError:
            raise Problem("unauthenticated") from None
        if claims["role"] not in list(ROLES) or not (is_id(claims["sub"]) and is_id(claims["sid"])):
            raise Problem("unauthenticated")
        scopes = frozenset(str(claims.get("scope", "")).split()) if claims["aud"] != AUDIENCE else None
        return Caller(id=str(claims["sub"]), role=str(claims["role"]), scopes=scopes)

    async def _key_named(self, kid: str) -> jwt.PyJWK | None:
        known = kid in self._keys
        now = self._clock()
        too_old = now - self._fetched_at > (KEYS_GOOD_FOR_SECONDS if known else KEYS_AT_MOST_EVERY_SECONDS)
        tried_lately = known and now - self._tried_at <= KEYS_AT_MOST_EVERY_SECONDS
        if too_old and not tried_lately:
            self._tried_at = now
            try:
                fetched = jwt.PyJWKSet.from_dict(await self._fetch_keys())
                self._keys = {str(key.key_id): key for key in fetched.keys}
                self._fetched_at = now
            except Exception as error:
                if not known:
                    raise Problem("service_unavailable") from error
        return self._keys.get(kid)


def is_id(claim: object) -> bool:
    return isinstance(claim, str) and ID.fullmatch(claim) is not None


def from_sidecar(request: Request, token: str) -> None:
    """Raises Problem 401 for callers without the token that Dapr has set for the sidecar and this app."""
    said = request.headers.get("dapr-api-token", "")
    if not hmac.compare_digest(said.encode(), token.encode()):
        raise Problem("not_the_sidecar")
