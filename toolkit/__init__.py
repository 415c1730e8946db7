"""Generate, validate and package Azure Resource Manager connectors for the Power Platform."""

__version__ = "0.1.0"
