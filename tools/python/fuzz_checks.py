"""What `npm run fuzz` adds to schemathesis: who asks, and what no answer may tell."""

import io
import json
import os
import re
import zipfile
from urllib.parse import urlencode, urljoin

import requests
import schemathesis

LEAKS = {
    "a stack trace": re.compile(
        r"\bat [\w.<>\[\] ]+ \(?(?:file://|node:|/)\S+:\d+:\d+|Traceback \(most recent call last\)"
    ),
    "a path of the server": re.compile(r"/node_modules/|/apps/\w+/(?:src|dist)/|site-packages"),
    "SQL": re.compile(
        r"\b(?:select .+ from .+ where|insert into|violates \w+[ -]\w* ?constraint|syntax error at or near)\b", re.I
    ),
    "an address of a server": re.compile(r"postgres(?:ql)?://|ECONNREFUSED|\b127\.0\.0\.1:\d+"),
    "a key or a hash of a password": re.compile(r"-----BEGIN|\$argon2|password_hash"),
}
"""By what they are called. Whatever is matched has no place in any answer of a public API."""


@schemathesis.check
def nothing_leaks(ctx, response, case):
    """Fails where an answer says more of the system than of what was asked."""
    text = said_in(response) + "\n" + "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    asked = json.dumps([case.body, case.query, case.path_parameters], default=str, ensure_ascii=False)
    known = asked + os.environ["FUZZ_URL"]  # The metadata of OAuth say where the library itself is.
    for what, pattern in LEAKS.items():
        for found in pattern.finditer(text):
            if found.group() not in known:
                raise AssertionError(f"The answer has {what}: {found.group()[:200]}")


def said_in(response):
    """The text of an answer; of an archive, that of all that is in it."""
    if response.headers.get("content-type", [""])[0] != "application/zip":
        return response.text
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


LONGEST_TARGET = 4_000
"""Longer ones are refused as such, whatever is wrong with them besides."""


@schemathesis.hook
def filter_case(context, case):
    """Leaves out what the contract does not mean."""
    if "x-schemathesis-unknown-property" in (case.headers or {}):
        return False  # A contract says which headers are read, not which may be sent.
    if any(value == "" for value in (case.query or {}).values()):
        return False  # As forms send what nobody has filled in: it counts as not given.
    if case.method == "GET" and case.operation.path == "/author-alerts/{token}/end":
        return False  # A page, for whoever opens the address in a browser.
    return len(case.formatted_path) + len(urlencode(case.query or {})) < LONGEST_TARGET


if "FUZZ_EMAIL" in os.environ:

    @schemathesis.auth(refresh_interval=240)
    class SignedIn:
        """Signs in again before the token expires."""

        def get(self, case, context):
            credentials = {"email": os.environ["FUZZ_EMAIL"], "password": os.environ["FUZZ_PASSWORD"]}
            answer = requests.post(urljoin(os.environ["FUZZ_URL"], "auth/login"), json=credentials, timeout=30)
            answer.raise_for_status()
            return answer.json()["access_token"]

        def set(self, case, data, context):
            case.headers = case.headers or {}
            case.headers["authorization"] = f"Bearer {data}"
