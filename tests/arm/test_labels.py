import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.arm.labels import description, display_name, label, plural_label


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vmSizeProperties", "VM Size Properties"),
        ("daysToKeep", "Days to Keep"),
        ("isNfsV3Enabled", "Is NFS V3 Enabled"),
        ("resource_id", "Resource ID"),
        ("toDate", "To Date"),
        ("supportsHttpsTrafficOnly", "Supports HTTPS Traffic Only"),
        ("eTag", "ETag"),
        ("部屋", ""),
    ],
)
def test_labels_are_in_title_case(name, text):
    assert label(name) == text


@given(st.text(max_size=300))
def test_any_name_gives_a_short_label(name):
    assert len(label(name)) <= 80


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("virtualMachine", "Virtual Machines"),
        ("ApiContract", "APIs"),
        ("SshPublicKeyResource", "SSH Public Keys"),
        ("Resource", "Resources"),
        ("GenericResourceExpanded", ""),
        ("", ""),
    ],
)
def test_lists_are_called_after_what_they_list(name, text):
    assert plural_label(name) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Standard_LRS", "Standard LRS"),
        ("SystemAssigned,UserAssigned", "System Assigned, User Assigned"),
        ("TLS1_2", "TLS1_2"),
        ("2024-05-01", "2024-05-01"),
        ("", ""),
    ],
)
def test_values_read_as_words_unless_they_have_a_meaning_of_their_own(value, text):
    assert display_name(value) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Resource Id.", "Resource ID."),
        ("Required. The name of the room.", "The name of the room."),
        ("**Optional**: the ids", "The ids."),
        ("(Optional) if set, all of them", "If set, all of them."),
        ("Gets or sets the color.", "The color."),
        ("Room name.", ""),
        ("| Field | Use |\n|---|---|", ""),
        (None, ""),
        (5, ""),
    ],
)
def test_descriptions_say_more_than_labels(text, sentence):
    assert description(text, "Room Name") == sentence
