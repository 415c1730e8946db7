import asyncio

import pytest

from toolkit.intake import Intake, TooBusy, TooLarge


async def pieces(*contents):
    for content in contents:
        yield content


async def never():
    await asyncio.sleep(60)
    yield b""


def test_body_is_whole_and_then_no_longer_held():
    intake = Intake(most=4)
    content = asyncio.run(intake.content(pieces(b"ab", b"cd")))

    assert (content, intake.held) == (b"abcd", 0)


def test_body_that_is_too_large_is_not_read_to_its_end():
    intake = Intake(most=3)

    with pytest.raises(TooLarge):
        asyncio.run(intake.content(pieces(b"ab", b"cd")))

    assert intake.held == 0


def test_body_is_refused_while_too_much_of_others_is_waited_for(monkeypatch):
    monkeypatch.setattr("toolkit.intake._MOST_AT_ONCE", 5)
    intake = Intake(most=4, held=4)

    with pytest.raises(TooBusy):
        asyncio.run(intake.content(pieces(b"ab")))

    assert intake.held == 4


def test_body_that_does_not_come_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("toolkit.intake.SECONDS", 0.01)

    with pytest.raises(TimeoutError):
        asyncio.run(Intake(most=4).content(never()))
