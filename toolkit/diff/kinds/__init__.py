"""All kinds of changes, listed by hand."""

from toolkit.diff.kind import Kind
from toolkit.diff.kinds import connector, inputs, operations, outputs

KINDS: tuple[Kind, ...] = (*operations.KINDS, *inputs.KINDS, *outputs.KINDS, *connector.KINDS)
