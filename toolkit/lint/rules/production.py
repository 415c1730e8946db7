"""Rules about what a connector's status promises."""

import re
from collections.abc import Iterator

from toolkit.lint.rule import CERTIFICATION, UNSAFE, WARNING, Example, Problem, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger.nodes import Data, Info

_KEY = "x-ms-api-annotation"
_INFO = {
    "title": "Sample",
    "description": "Sample service for reading and writing things.",
    "version": "1.0",
    "contact": {"name": "Sample", "url": "https://example.com", "email": "help@example.com"},
}


def _with_status(status: str) -> Data:
    return {"basePath": "/beta", "info": {**_INFO, _KEY: {"status": status}}}


@rule(
    Info,
    name="ProductionStatusOnBetaService",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=[_KEY],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_with_status("Production"),
            good=_with_status("Preview"),
            at=f"/info/{_KEY}/status",
            part="definition",
        )
    ],
)
def production_status_on_beta_service(info: Info) -> Iterator[Problem]:
    """Makers build on what is in production; the service behind it says that it may still change.

    The platform does not publish what it takes for a beta service: a label of the host or a segment of the base
    path that is just `beta` is.
    """
    annotation = info.data[_KEY]
    status = annotation.get("status") if isinstance(annotation, dict) else None
    if isinstance(status, str) and status.lower() == "production" and _is_beta(info):
        place = info.place / _KEY / "status"
        yield Problem(
            "`status` is Production, yet the address is that of a beta",
            place,
            unsafe(Put(place.tokens, "Preview")),
        )


def _is_beta(info: Info) -> bool:
    addresses = (str(info.definition.data.get(key)) for key in ("host", "basePath"))
    return any("beta" in re.split("[./:]", address.lower()) for address in addresses)


RULES = (production_status_on_beta_service,)
