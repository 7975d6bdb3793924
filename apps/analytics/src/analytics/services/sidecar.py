"""Calls to analytics' own sidecar, through the Dapr SDK."""

from typing import Any

from dapr.aio.clients import DaprClient

from ..http.trace import traceparent

SECRET_STORE = "secrets"  # noqa: S105  a component's name


async def read_secret(client: DaprClient, name: str) -> str:
    """Raises LookupError if the store has no such secret."""
    found = (await client.get_secret(SECRET_STORE, name)).secret
    if name not in found:
        raise LookupError(f"The secret store has no {name}.")
    return found[name]


async def fetch_keys(client: DaprClient) -> dict[str, Any]:
    """The public keys of auth, by invocation."""
    answer = await client.invoke_method(
        "auth", "auth/jwks.json", data="", http_verb="GET", metadata=(("traceparent", traceparent()),), timeout=5
    )
    keys: dict[str, Any] = answer.json()
    return keys
