import gc
import weakref

import pytest

from toolkit.lint.collector import waiting
from toolkit.lint.engine import Linter
from toolkit.lint.rules import every_rule

DATA = {"swagger": "2.0", "paths": {"/a": {"get": {"responses": {"200": {"schema": {"type": "file"}}}}}}}


def test_collector_waits_and_then_goes_on(definition):
    with waiting(definition({})), waiting():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_collector_goes_on_after_an_error(definition):
    with pytest.raises(ValueError, match="x"), waiting(definition({})):
        raise ValueError("x")

    assert gc.isenabled()


def test_document_that_has_been_linted_goes_without_the_collector(definition):
    linter = Linter(every_rule())
    document = definition(DATA)
    left = weakref.ref(document)

    gc.disable()
    try:
        linter.definition(document)
        gc.enable()
        gc.disable()
        document.derived.clear()
        del document

        assert left() is None
    finally:
        gc.enable()
