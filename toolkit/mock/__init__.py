"""An Azure Resource Manager that answers from memory, for trying out a connector."""
