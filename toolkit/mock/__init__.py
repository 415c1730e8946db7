"""An Azure Resource Manager that answers: it holds what it was told, and makes up the rest."""
