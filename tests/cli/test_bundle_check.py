import zipfile


def repacked(path, **changed: bytes | None) -> None:
    """Write an archive again, with other content in some files and some left out."""
    with zipfile.ZipFile(path) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    contents |= {name.replace("__", "."): content for name, content in changed.items()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in contents.items():
            if content is not None:
                package.writestr(name, content)


def test_our_own_packages_are_in_order(specgen, project):
    specgen("bundle", project, "--target", "certification", "-o", "package.zip")
    specgen("bundle", project, "--target", "solution", "-o", "solution.zip")

    certification = specgen("bundle", "--check", "package.zip")
    solution = specgen("bundle", "--check", "solution.zip")

    assert (certification.returncode, certification.stdout) == (0, "")
    assert certification.stderr == "package.zip: the package is in order\n"
    assert (solution.returncode, solution.stdout) == (0, "")


def test_package_that_the_validator_refuses_is_an_error(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "certification", "-o", "package.zip")
    repacked(tmp_path / "package.zip", intro__md=None)

    run = specgen("bundle", "--check", "package.zip")

    assert run.returncode == 1
    assert run.stdout == "error: package.zip: has no .md files, exactly one introduction is expected\n"
    assert run.stderr == "package.zip: 1 error\n"


def test_package_without_a_plugin_is_no_package_with_one(specgen, project):
    specgen("bundle", project, "--target", "certification", "-o", "package.zip")

    run = specgen("bundle", "--check", "package.zip", "--plugin")

    assert run.returncode == 1
    assert "has 2 solutions, 3 are expected" in run.stdout


def test_what_the_validator_does_not_look_at_is_a_warning(specgen, project):
    (project / "solution.json").write_text('{"connector": {"name": "other_name"}}')
    specgen("bundle", project, "--target", "certification", "-o", "package.zip")

    run = specgen("bundle", "--check", "package.zip")

    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.startswith(
        "package.zip/package.zip/PkgAssets/connector.zip: warning: `other_name` does not start with `new_`"
    )


def test_solution_that_an_import_would_refuse_is_an_error(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "solution", "-o", "solution.zip")
    name = "Connector/new_azureresourcemanager_openapidefinition.json"
    repacked(tmp_path / "solution.zip", **{name: None})

    run = specgen("bundle", "--check", "solution.zip")

    assert run.returncode == 1
    assert run.stdout == f"error: solution.zip: `/{name}`, named by `openapidefinition`, is not there\n"
