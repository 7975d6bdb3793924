"""The cases of packages/postgres/src/connection-settings.test.ts."""

from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.store.connection_string import checked_connection_string


def ssl_of(host: str, query: str = "") -> dict[str, list[str]]:
    checked = urlsplit(checked_connection_string(f"postgresql://loans:pa%2Fss@{host}/loans{query}"))
    assert (checked.username, checked.password, checked.path) == ("loans", "pa%2Fss", "/loans")
    return {name: values for name, values in parse_qs(checked.query).items() if name.startswith("ssl")}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:18432", "127.1.2.3", "[::1]:5432"])
def test_on_this_machine_there_is_no_tls(host: str) -> None:
    assert ssl_of(host) == {"sslmode": ["disable"]}


@pytest.mark.parametrize(
    "host", ["postgres", "db.library.example", "10.0.0.7", "[fd00::7]:5432", "127.0.0.1.library.example"]
)
def test_elsewhere_there_is_tls_and_the_certificate_is_checked_unless_it_is_said_otherwise(host: str) -> None:
    for query in ("", "?sslmode=verify-full", "?application_name=x"):
        assert ssl_of(host, query) == {"sslmode": ["verify-full"], "sslrootcert": ["system"]}
    assert ssl_of(host, "?sslrootcert=/ca.crt")["sslrootcert"] == ["/ca.crt"]
    assert ssl_of(host, "?sslmode=disable") == {"sslmode": ["disable"]}


def test_where_a_parameter_names_the_server_that_one_counts() -> None:
    assert ssl_of("localhost", "?host=db.library.example")["sslmode"] == ["verify-full"]
    assert ssl_of("localhost", "?host=/run/postgresql")["sslmode"] == ["disable"]


@pytest.mark.parametrize("mode", ["prefer", "allow", "require", "verify-ca", "VERIFY-FULL", ""])
def test_tls_that_does_not_check_who_answers_is_refused_by_words_without_the_password(mode: str) -> None:
    for host in ("db.library.example", "127.0.0.1"):
        with pytest.raises(ValueError, match=r"^sslmode=.* Write sslmode=verify-full") as refusal:
            ssl_of(host, f"?sslmode={mode}")
        assert "pa%2Fss" not in str(refusal.value)


def test_what_is_no_url_is_refused_without_repeating_it() -> None:
    with pytest.raises(ValueError, match=r"^The connection string of the database is not a URL\.$"):
        checked_connection_string("host=db password=secret")
