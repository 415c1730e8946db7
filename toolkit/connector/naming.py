"""Texts for makers, made of the names in an API: for `resourceGroupName` Resource Group Name."""

from toolkit import words


def label_of(name: str) -> str:
    """Return the words of a name as a label; empty where it has none in ASCII."""
    return words.label(name)


def description_of(name: str) -> str:
    """Return a sentence that says no more than the name does."""
    return f"The {words.phrase(name)}."


def summary_of(name: str) -> str:
    """Return the words of an operationId as a summary: for `ListVMSizes` List VM sizes."""
    text = words.phrase(name)
    return text[:1].upper() + text[1:]
