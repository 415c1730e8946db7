"""What happens to a request, step by step, until it is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.arm.resource_path import ResourcePath
from toolkit.mock import acting, bearer, long_running, plain, reading, requests, scopes, versions, writing
from toolkit.mock.call import Answer, Call, Refused
from toolkit.mock.routing import Match
from toolkit.mock.tenant import TENANT
from toolkit.mock.throttle import Throttle
from toolkit.mock.world import World, type_of
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

_CORRELATION = "x-ms-correlation-request-id"
_guid = re.compile(r"[0-9A-Fa-f-]{36}").fullmatch
_WRITES = {"put": writing.put, "patch": writing.patch, "delete": writing.delete, "post": acting.post}


@dataclass(slots=True)
class Service:
    """One mock: a world, and who may ask it how often."""

    world: World
    throttle: Throttle
    token: str
    supported: versions.Supported
    is_azure: bool
    is_open: bool  # answers without a token, for it has no sign-in
    count: int = 0

    def answer(self, call: Call) -> Answer:
        """Return the answer to a request, with the headers that all answers have."""
        headers = self._identifiers(call)
        try:
            now = self.world.clock()
            headers |= self.throttle.count(now, call.method)
            answer = self._answered(call, now)
        except Refused as refusal:
            answer = refusal.answer
        return Answer(answer.status, answer.body, {**headers, **answer.headers}, answer.media_type)

    def _answered(self, call: Call, now: float) -> Answer:
        if not self.is_open:
            bearer.check(call, self.token, TENANT, type_of(ResourcePath.parse(call.path)))
        self.world.ledger.settle(now)
        if long_running.is_question(call):
            answer = self.world.ledger.answer(call, now)
            if answer is None:
                raise long_running.unknown(call)
            return answer
        match = self.world.router.match(call.method, call.segments)
        is_azure = self.is_azure and match.resource.is_known
        if is_azure:
            versions.check(call, match, self.supported)
        requests.check_query(match.operation, call)
        content = requests.body(match.operation, call, is_json=is_azure)
        return (
            self._azure(call, match, content) if is_azure else plain.answer(self.world, call, match, content)
        )

    def _azure(self, call: Call, match: Match, content: Any) -> Answer:
        scopes.check(self.world, match.resource)
        method = match.operation.method
        if method == "get":
            return reading.get(self.world, call, match)
        write = _WRITES.get(method)
        return write(self.world, call, match, content) if write else reading.head(self.world, call, match)

    def _identifiers(self, call: Call) -> dict[str, str]:
        self.count += 1
        name = self.world.chance.at("request", self.count).guid()
        correlation = call.headers.get(_CORRELATION, "")
        return {"x-ms-request-id": name, _CORRELATION: correlation if _guid(correlation) else name}


def has_sign_in(definition: ApiDefinition) -> bool:
    schemes: Mapping[str, Any] = lookup.members(definition, "securityDefinitions")
    return any(isinstance(scheme, dict) and scheme.get("type") == "oauth2" for scheme in schemes.values())
