import pytest

from toolkit.connector.naming import description_of, label_of, summary_of


@pytest.mark.parametrize(
    ("name", "label", "description"),
    [
        ("resourceGroupName", "Resource Group Name", "The resource group name."),
        ("api-version", "API Version", "The API version."),
        ("VMName2", "VM Name 2", "The VM name 2."),
        ("$filter", "Filter", "The filter."),
    ],
)
def test_texts_are_the_words_of_the_name(name, label, description):
    assert (label_of(name), description_of(name)) == (label, description)


def test_name_without_ascii_letters_has_no_label():
    assert not label_of("Ö")


def test_summary_is_a_sentence_without_its_full_stop():
    assert summary_of("ListVMSizes") == "List VM sizes"
    assert not summary_of("Ö")
