"""What analytics stores about a loan: nothing about its reader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True)
class Loan:
    loan_id: str
    book_id: str
    title: str
    patron_category: str
    issued_at: datetime
    due_date: date
    version: int
    renewals: int = 0
    returned_at: datetime | None = None
    days_overdue: int | None = None


def loan_of(data: Mapping[str, object]) -> Loan:
    """What one event says about its loan; `data` matches its schema in contracts/events."""
    loan = Loan(
        loan_id=str(data["loan_id"]),
        book_id=str(data["book_id"]),
        title=str(data["title"]),
        patron_category=str(data["patron_category"]),
        issued_at=datetime.fromisoformat(str(data["issued_at"])),
        due_date=date.fromisoformat(str(data["due_date"])),
        version=int(str(data["version"])),
    )
    match data["event_type"]:
        case "loan.renewed":
            return replace(loan, renewals=int(str(data["renewals"])))
        case "loan.returned":
            return replace(
                loan,
                returned_at=datetime.fromisoformat(str(data["returned_at"])),
                days_overdue=int(str(data["days_overdue"])),
            )
        case _:
            return loan
