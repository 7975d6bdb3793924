"""The operations of contracts/openapi/analytics.yaml. Each uses one statement and one rule."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query

from ..domain.busiest_hours import busiest_first
from ..domain.period import Period, WrongPeriod, every_day, period_of
from ..store.database import Database
from ..store.figures import most_borrowed, on_time, per_day, per_hour_of_week
from .declarations import admitted
from .problems import invalid_field

Day = Annotated[date | None, Query()]


def reports(db: Database, zone: ZoneInfo, now: Callable[[], datetime]) -> APIRouter:
    router = APIRouter(prefix="/analytics", dependencies=[Depends(admitted)])

    def asked_period(from_: Annotated[date | None, Query(alias="from")] = None, to: Day = None) -> Period:
        try:
            return period_of(from_, to, now().astimezone(zone).date())
        except WrongPeriod as wrong:
            raise invalid_field(wrong.field, wrong.code, wrong.facts) from wrong

    AskedPeriod = Annotated[Period, Depends(asked_period)]

    @router.get("/most-borrowed-books")
    async def report_most_borrowed_books(
        period: AskedPeriod, limit: Annotated[int, Query(ge=1, le=100)] = 20
    ) -> dict[str, Any]:
        books = await most_borrowed(db, period, limit)
        items = [{name: value for name, value in book.items() if value is not None} for book in books]
        return {**shown(period), "items": items}

    @router.get("/loans-per-day")
    async def report_loans_per_day(period: AskedPeriod) -> dict[str, Any]:
        days = every_day(period, *await per_day(db, period))
        return {**shown(period), "items": [asdict(day) for day in days]}

    @router.get("/busiest-hours")
    async def report_busiest_hours(period: AskedPeriod) -> dict[str, Any]:
        hours = busiest_first(*await per_hour_of_week(db, period))
        return {**shown(period), "items": [asdict(hour) for hour in hours]}

    @router.get("/on-time-rate")
    async def report_on_time_rate(period: AskedPeriod) -> dict[str, Any]:
        figure = await on_time(db, period)
        rate = {} if figure.rate is None else {"rate": figure.rate}
        return {**shown(period), **asdict(figure), **rate}

    return router


def shown(period: Period) -> dict[str, date]:
    return {"from": period.first, "to": period.last}
