import asyncio
import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from analytics.http.identity import ALGORITHM, APP_AUDIENCE, AUDIENCE, ISSUER, Caller, TokenCheck
from analytics.http.problems import Problem

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SOMEBODY = "0b0fd41e-7f52-4a8e-9a3f-0d5b6c1f7a01"
SIGN_IN = "c2a7e9f4-1f0b-4b1e-8f64-5f6f0a9d2b02"
JWK = {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "one", "alg": ALGORITHM}


class Auth:
    """Publishes its key, and counts who asked."""

    asked = 0

    async def keys(self) -> dict[str, object]:
        self.asked += 1
        return {"keys": [JWK]}


def token(key: rsa.RSAPrivateKey = KEY, kid: str = "one", **but: Any) -> str:
    claims = {
        "sub": SOMEBODY,
        "sid": SIGN_IN,
        "role": "librarian",
        # Made when the tests are collected, long before the last of them runs.
        "exp": time.time() + 7_200,
        "iss": ISSUER,
        "aud": AUDIENCE,
        **but,
    }
    return jwt.encode(
        {name: value for name, value in claims.items() if value is not None}, key, ALGORITHM, {"kid": kid}
    )


def caller(authorization: str | None, auth: Auth | None = None) -> Caller:
    return asyncio.run(TokenCheck((auth or Auth()).keys).caller_of(authorization))


def test_a_token_that_auth_has_signed_says_who_asks() -> None:
    assert caller(f"Bearer {token()}") == Caller(id=SOMEBODY, role="librarian")


def test_a_token_of_an_app_never_says_more_than_its_scopes() -> None:
    for aud in (APP_AUDIENCE, [APP_AUDIENCE], [AUDIENCE, APP_AUDIENCE]):
        assert caller(f"Bearer {token(aud=aud, scope='openid reports:read')}").scopes == frozenset(
            {"openid", "reports:read"}
        )
        assert caller(f"Bearer {token(aud=aud)}").scopes == frozenset()
    assert caller(f"Bearer {token(scope='reports:read')}").scopes is None


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        (None, "unauthenticated"),
        ("Basic abc", "unauthenticated"),
        ("Bearer not.a.token", "unauthenticated"),
        (f"Bearer {token(OTHER)}", "unauthenticated"),
        (f"Bearer {token(kid='two')}", "unauthenticated"),
        (f"Bearer {token(aud='others')}", "unauthenticated"),
        (f"Bearer {token(iss='others')}", "unauthenticated"),
        (f"Bearer {jwt.encode({'sub': '7', 'role': 'admin'}, 'x' * 32, 'HS256', {'kid': 'one'})}", "unauthenticated"),
        (f"Bearer {token(exp=time.time() - 60)}", "token_expired"),
        (f"Bearer {token(exp=time.time() - 1)}", "token_expired"),
        (f"Bearer {token(exp=None)}", "unauthenticated"),
        (f"Bearer {token(nbf=time.time() + 3_600)}", "unauthenticated"),
        (f"Bearer {token(iss=None)}", "unauthenticated"),
        (f"Bearer {token(aud=None)}", "unauthenticated"),
        (f"Bearer {token(sub=None)}", "unauthenticated"),
        (f"Bearer {token(sub='admin')}", "unauthenticated"),
        (f"Bearer {token(sid=None)}", "unauthenticated"),
        (f"Bearer {token(role='root')}", "unauthenticated"),
        (f"Bearer {token(role=['reader', 'admin'])}", "unauthenticated"),
    ],
)
def test_any_other_token_is_refused(authorization: str | None, code: str) -> None:
    with pytest.raises(Problem) as refused:
        caller(authorization)
    assert (refused.value.status, refused.value.code) == (401, code)


def test_made_up_key_ids_do_not_make_it_ask_auth_again_and_again() -> None:
    auth = Auth()
    now = 100.0
    check = TokenCheck(auth.keys, lambda: now)
    for number in range(20):
        with pytest.raises(Problem):
            asyncio.run(check.caller_of(f"Bearer {token(kid=str(number))}"))
    assert auth.asked == 1
    now += 11
    with pytest.raises(Problem):
        asyncio.run(check.caller_of(f"Bearer {token(kid='another')}"))
    assert auth.asked == 2


def test_while_auth_is_away_nobody_is_called_a_forger() -> None:
    async def away() -> dict[str, object]:
        raise ConnectionError

    with pytest.raises(Problem) as refused:
        asyncio.run(TokenCheck(away).caller_of(f"Bearer {token()}"))
    assert (refused.value.status, refused.value.code) == (503, "service_unavailable")


def test_a_key_that_auth_no_longer_publishes_is_good_for_half_a_minute_at_most() -> None:
    now = 100.0
    published: list[dict[str, object]] = [JWK]

    async def keys() -> dict[str, object]:
        return {"keys": published}

    check = TokenCheck(keys, lambda: now)
    asyncio.run(check.caller_of(f"Bearer {token()}"))
    published[:] = [{**JWK, "kid": "two"}]
    now += 29
    asyncio.run(check.caller_of(f"Bearer {token()}"))
    now += 2
    with pytest.raises(Problem) as refused:
        asyncio.run(check.caller_of(f"Bearer {token()}"))
    assert refused.value.status == 401


def test_while_auth_is_away_the_keys_that_are_known_stay_good() -> None:
    now = 100.0
    is_away = False

    async def keys() -> dict[str, object]:
        if is_away:
            raise ConnectionError
        return {"keys": [JWK]}

    check = TokenCheck(keys, lambda: now)
    asyncio.run(check.caller_of(f"Bearer {token()}"))
    is_away = True
    now += 3600
    asyncio.run(check.caller_of(f"Bearer {token()}"))
