"""Keep the garbage collector out of the way while something is linted.

It would look again and again through all that is known of a definition, which takes a quarter of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from toolkit.document import Document


@contextmanager
def waiting(*documents: Document) -> Iterator[None]:
    """Let the collector wait; in the end forget what has been found out about the documents.

    Nodes refer to their document, and it to them: without that circle all goes without the collector.
    """
    if not gc.isenabled():  # somebody around this has it wait already
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        for document in documents:
            document.derived.clear()
        gc.enable()
