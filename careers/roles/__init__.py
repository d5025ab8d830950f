"""The careers domain: what a role is, how it is read, and whether it is open."""

from careers.roles.reading import read_role
from careers.roles.role import (
    Apply,
    Contact,
    Employment,
    Pay,
    Period,
    Place,
    Role,
    RoleDefaults,
    Status,
    Where,
    Workplace,
)
from careers.roles.status import status

__all__ = [
    "Apply",
    "Contact",
    "Employment",
    "Pay",
    "Period",
    "Place",
    "Role",
    "RoleDefaults",
    "Status",
    "Where",
    "Workplace",
    "read_role",
    "status",
]
