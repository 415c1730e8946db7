"""The table of extensions and that of shapes must agree with each other, and with the walk."""

from toolkit.swagger import extensions
from toolkit.swagger.extensions import EXTENSIONS, FOREIGN, NAMES, READ, TYPED
from toolkit.swagger.nodes import METHODS, Reference, SecurityRequirement
from toolkit.swagger.shapes import BEYOND, NODES, SHAPES, Kind, Type
from toolkit.swagger.walk import CHILDREN


def test_all_names_are_extensions_and_stand_once():
    assert all(name.startswith("x-ms-") for name in NAMES)
    assert len(set(NAMES)) == len(NAMES)
    assert {row.name for row in EXTENSIONS}.isdisjoint(FOREIGN)


def test_each_object_reads_an_extension_in_one_way():
    rows = [(kind, row.name) for row in EXTENSIONS for kind in row.read]

    assert len(set(rows)) == len(rows)
    assert sum(len(of_kind) for of_kind in READ.values()) == len(rows)


def test_types_that_the_platform_checks_are_those_of_the_row_that_is_read():
    both = [
        (TYPED[kind][name], READ[kind][name]) for kind in Kind for name in TYPED[kind] if name in READ[kind]
    ]

    assert all(typed is read for typed, read in both)


def test_every_row_says_who_says_so():
    assert all(row.source.startswith("https://") for row in EXTENSIONS)


def test_closed_objects_say_what_they_may_hold():
    assert all(row.value.keys for row in EXTENSIONS if row.value.is_closed)


def test_every_node_that_is_walked_has_a_shape():
    walked = {kind for rows in CHILDREN.values() for _, _, kind in rows} | {*CHILDREN}

    assert walked - {*NODES} <= {Reference, SecurityRequirement}
    assert {*SHAPES} == {*Kind}


def test_what_is_walked_into_is_a_key_of_its_shape():
    path_item = SHAPES[Kind.PATH_ITEM]

    assert {*METHODS} < path_item.keys()
    assert all(keys.keys() <= SHAPES[kind].keys() for kind, keys in BEYOND.items())


def test_words_are_strings():
    members = [member for shape in SHAPES.values() for member in shape.values()]
    members += [row.value for row in extensions.EXTENSIONS]

    assert all(member.type is Type.STRING for member in members if member.words)
