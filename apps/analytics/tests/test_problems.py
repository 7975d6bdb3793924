import dataclasses
import os
from uuid import uuid4

import pytest
from asked import DECLARATIONS, app_on, call, on_database
from fastapi import Request

from analytics.generated.errors import ERRORS, FIELDS
from analytics.http.problems import Language, Problem, language_of
from analytics.store.database import Database

AN_ADMIN = {"authorization": "admin", "dapr-caller-app-id": "gateway"}
WRONG = [
    ("/analytics/on-time-rate?from=yesterday", "from", "not_date", "не является датой вида 2026-05-31"),
    ("/analytics/loans-per-day?to=2026-02-30", "to", "not_date", "не является датой вида 2026-05-31"),
    (
        "/analytics/busiest-hours?from=2026-03-02&to=2026-03-01",
        "from",
        "after_last_day",
        "позже последнего дня периода",
    ),
    (
        "/analytics/busiest-hours?from=2024-03-02&to=2026-03-01",
        "from",
        "period_too_long",
        "делает период длиннее допустимого (не более 366 дн.)",
    ),
    ("/analytics/most-borrowed-books?limit=0", "limit", "too_small", "должно быть не меньше 1"),
    ("/analytics/most-borrowed-books?limit=101", "limit", "too_large", "должно быть не больше 100"),
    ("/analytics/most-borrowed-books?limit=many", "limit", "not_whole_number", "должно быть целым числом"),
    ("/internal/dead-letters?before=x", "before", "not_uuid", "не является UUID"),
    (
        "/internal/dead-letters?status=x",
        "status",
        "not_one_of",
        "допустимы только значения: waiting, redelivered, discarded",
    ),
]


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_a_wrong_field_is_named_in_the_language_of_the_asker() -> None:
    async def test(db: Database) -> None:
        app = app_on(db)
        for target, field, code, message in WRONG:
            status, body, headers = await call(app, "GET", target, AN_ADMIN | {"accept-language": "ru"})
            assert (status, body["code"], headers["content-language"]) == (400, "invalid_request", "ru"), body
            told = {name: value for name, value in body["errors"][0].items() if name != "facts"}
            assert told == {"field": field, "code": code, "message": message}
            assert body["detail"] == "В запросе есть ошибка. Проверьте указанные поля."

    on_database(test)


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_who_is_turned_away_hears_why_from_the_catalogue() -> None:
    async def test(db: Database) -> None:
        app = app_on(db)
        status, body, headers = await call(app, "GET", "/analytics/on-time-rate", {"accept-language": "ru"})
        assert (status, body["detail"]) == (401, "Войдите, пожалуйста, в систему.")
        assert headers["www-authenticate"] == 'Bearer error="invalid_token"'
        path = f"/internal/dead-letters/{uuid4()}/discard"
        status, body, _ = await call(app, "POST", path, AN_ADMIN)
        assert (status, body["detail"]) == (404, "There is no such dead letter.")

    on_database(test)


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_an_error_that_the_contract_does_not_declare_is_answered_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def test(db: Database) -> None:
        undeclared = {key: dataclasses.replace(one, errors=frozenset()) for key, one in DECLARATIONS.items()}
        path = f"/internal/dead-letters/{uuid4()}/discard"
        status, body, _ = await call(app_on(db, undeclared), "POST", path, AN_ADMIN)
        assert (status, body["code"]) == (404, "dead_letter_not_found")
        assert "which its contract does not declare" in caplog.text

    on_database(test)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en;q=0.5, ru;q=0.7", "ru"),
        ("de, ru;q=0.1", "ru"),
        ("ru;q=0", "en"),
        ("de", "en"),
        ("*", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_the_one_that_the_client_prefers(accepted: str, language: Language) -> None:
    headers = [(b"accept-language", accepted.encode())]
    assert language_of(Request({"type": "http", "headers": headers})) == language


def test_each_error_is_told_with_its_facts() -> None:
    for code, entry in ERRORS.items():
        for language in ("en", "ru"):
            facts = {name: f"the {name}" for name in entry["facts"]}
            assert "{" not in str(Problem(code, facts).told(language)["detail"])
    assert all(text["ru"] for text in FIELDS.values())
