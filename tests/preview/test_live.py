import asyncio
import json
from threading import Event

import pytest

from toolkit.errors import SpecgenError
from toolkit.preview.live import Live

NAME = "apiDefinition.swagger.json"


@pytest.fixture
def live(folder, lint):
    return Live(folder, lint, lambda project: project)


def titled(definition, title):
    return json.dumps({**definition, "info": {"title": title, "version": "1.0"}})


def test_saved_file_is_seen(live, folder, definition):
    (folder / NAME).write_text(titled(definition, "Other"))
    live.renew()

    assert (live.sheet.picture.title, live.problem) == ("Other", "")


def test_file_that_cannot_be_read_leaves_the_last_picture(live, folder):
    (folder / NAME).write_text('{"swagger": "2.0", ')
    live.renew()

    assert live.sheet.picture.title == "Machines"
    assert live.problem.startswith(f"{NAME}:1:")


def test_file_that_has_gone_leaves_the_last_picture(live, folder):
    (folder / NAME).unlink()
    live.renew()

    assert live.sheet.picture.title == "Machines"
    assert f"no {NAME}" in live.problem


def test_problem_ends_when_the_file_can_be_read_again(live, folder, definition):
    (folder / NAME).write_text("{")
    live.renew()
    (folder / NAME).write_text(titled(definition, "Machines"))
    live.renew()

    assert live.problem == ""


def test_service_is_that_of_the_newest_definition(live, folder, definition):
    before = live.send
    live.renew()
    same = live.send
    (folder / NAME).write_text(titled(definition, "Other"))
    live.renew()

    assert same is before
    assert live.send is live.sheet.project


def test_folder_that_is_no_project_is_refused_at_the_start(tmp_path, lint):
    with pytest.raises(SpecgenError, match="not a connector project"):
        Live(tmp_path, lint, lambda project: project)


def test_who_waits_is_told_of_a_saved_file(live, folder, definition, tmp_path_factory):
    async def follow():
        watching = asyncio.create_task(live.watch())
        found = []
        async for version in live.versions():
            found.append(version)
            if version:
                live.end()
            else:
                await asyncio.to_thread(keep_saving)
        watching.cancel()
        return found

    def keep_saving():
        # The watch begins a moment after it is asked for, and hears only what comes then.
        count = 0
        while not live.version and count < 100:
            count += 1
            staged.write_text(titled(definition, f"Saved {count}"))
            staged.replace(folder / NAME)
            done.wait(0.05)

    staged = tmp_path_factory.mktemp("staged") / NAME
    done = Event()

    found = asyncio.run(asyncio.wait_for(follow(), 20))

    assert found[0] == 0
    assert len(found) == 2
    assert live.sheet.picture.title.startswith("Saved")


def test_nobody_waits_after_the_end(live):
    async def follow():
        found = []
        async for version in live.versions():
            found.append(version)
            live.end()
        return found

    assert asyncio.run(asyncio.wait_for(follow(), 5)) == [0]
