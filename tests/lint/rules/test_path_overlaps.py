from toolkit.lint.rules.path_overlaps import duplicate_operation_path, partial_duplicate_operation_path


def pointers(findings):
    return [finding.pointer for finding in findings]


def test_each_later_operation_of_one_request_is_reported(lint):
    paths = {
        "/a/{b}": {"get": {}, "put": {}},
        "/a/{c}": {"get": {}},
        "/a/{d}/": {"get": {}},
        "/a/{e}": {"get": {}},
    }

    assert pointers(lint(duplicate_operation_path, paths, "paths")) == [
        "/paths/~1a~1{c}/get",
        "/paths/~1a~1{e}/get",
    ]


def test_spelling_of_a_path_is_a_duplicate_only_of_paths_with_other_names(lint):
    paths = {"/a/{b}": {"get": {}}, "/A/{B}": {"get": {}}, "/a/{c}": {"get": {}}, "/A/{b}": {"get": {}}}

    findings = lint(duplicate_operation_path, paths, "paths")

    assert [(finding.pointer, finding.message) for finding in findings] == [
        ("/paths/~1a~1{c}/get", "`GET /a/{c}` is the same request as `GET /a/{b}`"),
        ("/paths/~1A~1{b}/get", "`GET /A/{b}` is the same request as `GET /a/{c}`"),
    ]


def test_all_operations_that_overlap_are_reported(lint):
    paths = {
        "/a/{b}": {"get": {}},
        "/A/{c}": {"get": {}},
        "/a/latest": {"get": {}, "put": {}},
        "/a/latest/all": {"get": {}},
        "/a/{b/c}": {"get": {}},
    }

    assert pointers(lint(partial_duplicate_operation_path, paths, "paths")) == [
        "/paths/~1a~1{b}/get",
        "/paths/~1A~1{c}/get",
        "/paths/~1a~1latest/get",
        "/paths/~1a~1{b~1c}/get",
    ]
