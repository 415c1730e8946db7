from toolkit.bundle import pac


def test_commands_name_every_file_that_the_folder_holds(project, png):
    files = pac.files(project({"stackOwner": "Contoso"}, icon__png=png(9), script__csx=b"//"))
    options = (
        "--api-definition-file apiDefinition.swagger.json --api-properties-file apiProperties.json "
        "--icon-file icon.png --script-file script.csx"
    )

    assert list(files) == [
        "apiDefinition.swagger.json",
        "apiProperties.json",
        "icon.png",
        "script.csx",
        "pac.md",
    ]
    assert b"stackOwner" in files["apiProperties.json"]
    assert pac.command(files) == f"pac connector create {options}"
    assert f'pac connector update --connector-id "$CONNECTOR_ID" {options}' in files["pac.md"].decode()


def test_files_that_are_not_there_are_not_named(project):
    assert pac.command(pac.files(project({}))).endswith("--api-properties-file apiProperties.json")
