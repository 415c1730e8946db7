from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer

from toolkit.cli.conversion import PlainParam, convert_plainly
from toolkit.cli.options import path


class Colour(StrEnum):
    RED = "red"


def command(
    *,
    word: str = "",
    words: Annotated[list[str] | None, typer.Option("--words")] = None,
    place: Annotated[Path | None, typer.Option("--place", parser=path)] = None,
    colour: Colour = Colour.RED,
    count: Annotated[int, typer.Option("--count", min=0)] = 7,
) -> None:
    raise AssertionError((word, words, place, colour, count))


@pytest.fixture
def params():
    convert_plainly()
    application = typer.Typer()
    application.command()(command)
    made = typer.main.get_command(application)
    return typer.Context(made), {param.name: param for param in made.params}


@pytest.mark.parametrize(
    ("name", "value", "converted"),
    [
        pytest.param("word", "a", "a", id="text"),
        pytest.param("word", "日本", "日本", id="text of other letters"),
        pytest.param("word", "\udcff", "\udcff", id="bytes that are no text"),
        pytest.param("words", ["a", "b"], ["a", "b"], id="list"),
        pytest.param("words", None, (), id="empty list"),
        pytest.param("place", "a/b", Path("a/b"), id="parser"),
        pytest.param("place", None, None, id="nothing"),
        pytest.param("colour", "red", Colour.RED, id="choice"),
        pytest.param("colour", Colour.RED, Colour.RED, id="default of a choice"),
        pytest.param("count", "3", 3, id="number"),
        pytest.param("count", "007", 7, id="number with zeros before it"),
        pytest.param("count", 7, 7, id="default number"),
    ],
)
def test_value_is_what_typer_would_make(params, name, value, converted):
    context, by_name = params
    param = by_name[name]

    assert isinstance(param.get_runtime_param(), PlainParam)
    assert param.process_value(context, value) == converted


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        pytest.param("colour", "blue", "'blue' is not one of 'red'", id="no choice"),
        pytest.param("count", "-1", "greater than or equal to 0", id="out of bounds"),
        pytest.param("count", "1.5", "valid integer", id="fraction"),
        pytest.param("count", "9" * 5000, "valid integer|too long|exceed", id="giant"),
        pytest.param("place", "", "the path is empty", id="parser refuses"),
    ],
)
def test_message_is_the_one_of_typer(params, name, value, message):
    context, by_name = params

    with pytest.raises(typer.BadParameter, match=message):
        by_name[name].process_value(context, value)
