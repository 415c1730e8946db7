"""What a dynamic call could pass to a parameter that it leaves out."""

import json
from typing import Any

from toolkit.swagger import dynamic_callers
from toolkit.swagger.dynamic_calls import DynamicCall
from toolkit.swagger.dynamic_names import Meaning, meanings, meanings_among
from toolkit.swagger.nodes import Parameter


def supply(call: DynamicCall, name: str) -> Any:
    """Return an entry that passes the default, or a parameter of the same name; None where there is none."""
    taken = meanings(call.called, name).first if call.called else None
    if taken is None:
        return None
    if taken.default is not None:
        return call.static_entry(json.loads(taken.default))
    return {call.reference_key: name} if _can_be_passed_on(call, taken) else None


def _can_be_passed_on(call: DynamicCall, taken: Meaning) -> bool:
    """Whether all operations that lead to the call have such a parameter, and makers must fill it in."""
    operations = dynamic_callers.callers(call.holder)
    found = [one.parameter for _, one in meanings_among(call.holder.definition, operations, taken.name)]
    is_its_own = isinstance(call.holder, Parameter) and call.holder.data.get("name") == taken.name
    return bool(found) and not is_its_own and all(one is not None and _fits(one, taken) for one in found)


def _fits(given: Meaning, taken: Meaning) -> bool:
    return given.is_required and not given.is_internal and given.is_of_type_for(taken)
