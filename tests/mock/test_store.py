import pytest

from toolkit.mock.call import Refused
from toolkit.mock.store import Entry, Store


@pytest.fixture
def full(monkeypatch):
    """Return a store in which a resource has left no room for a second one of its size."""
    monkeypatch.setattr("toolkit.mock.store.MOST_SIZE", 5_000)
    store = Store()
    store.put(room("red"))
    return store


def room(name, size=1_000):
    return Entry(f"/rooms/{name}", "Contoso.Rooms/rooms", {"name": name, "tags": {"a": "a" * size}})


def test_resources_take_no_more_memory_than_the_mock_has(full):
    with pytest.raises(Refused):
        full.put(room("blue"))

    assert [entry.id for entry in full.below("")] == ["/rooms/red"]


def test_resource_that_is_replaced_or_removed_makes_room(full):
    full.put(room("red", 10))
    full.put(room("blue"))
    full.delete("/rooms/blue")
    full.change("/rooms/red", body={})
    full.put(room("green"))

    assert [entry.id for entry in full.below("")] == ["/rooms/red", "/rooms/green"]


def test_values_count_for_more_than_their_text(full):
    with pytest.raises(Refused):
        full.put(Entry("/rooms/blue", "Contoso.Rooms/rooms", {"a": [{}] * 50}))
