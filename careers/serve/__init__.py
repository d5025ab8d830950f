"""The dev server: the site on request, built again after every edit, reloaded in the browser.

``serve`` is the room's door. It prints nothing: what happens is told as the values of ``events``.
"""

from careers.serve.contract import Builder, Built, Output
from careers.serve.events import (
    CannotListen,
    Event,
    Failed,
    ForeignHost,
    Polling,
    PortMoved,
    Rebuilt,
    Started,
)
from careers.serve.run import serve

__all__ = [
    "Builder",
    "Built",
    "CannotListen",
    "Event",
    "Failed",
    "ForeignHost",
    "Output",
    "Polling",
    "PortMoved",
    "Rebuilt",
    "Started",
    "serve",
]
