import pytest

from toolkit.catalog.terms import MOST_WORDS, terms_of, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("List the keys of a VM", ("list", "key", "vm"), id="little words go, many become one"),
        pytest.param(
            "virtualMachineScaleSetVMs", ("virtual", "machine", "scale", "set", "vm"), id="identifier"
        ),
        pytest.param(
            "Microsoft.Compute/virtualMachines", ("microsoft", "compute", "virtual", "machine"), id="type"
        ),
        pytest.param("virtualmachines", ("virtualmachine",), id="words written as one"),
        pytest.param("", (), id="nothing"),
        pytest.param("--- üß", (), id="no letters that names have"),
    ],
)
def test_words_of_a_text(text, words):
    assert words_in(text) == words


def test_word_is_looked_for_with_its_synonyms():
    (term,) = terms_of(["rg"])

    assert term.phrases == (("rg",), ("resource", "group"))


def test_phrase_with_synonyms_stays_together():
    terms = terms_of(["delete", "resource", "group", "today"])

    assert [term.text for term in terms] == ["delete", "resource group", "today"]


def test_longest_phrase_wins():
    (term,) = terms_of(["virtual machine scale set"])

    assert term.text == "virtual machine scale set"


def test_endless_question_is_cut():
    assert len(terms_of(["word"] * 1000)) == MOST_WORDS
