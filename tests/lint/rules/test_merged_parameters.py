from toolkit.lint.rules.merged_parameters import file_without_form, operation_inherits_second_body

FILE = {"name": "photo", "in": "formData", "type": "file"}


def body(name):
    return {"name": name, "in": "body"}


def item(*shared, **operation):
    return {"paths": {"/a": {"parameters": [*shared], "post": operation}}}


def test_second_body_is_told_by_the_operation_that_gets_it(lint):
    definition = item({"$ref": "#/parameters/thing"}, parameters=[body("item")])
    definition["parameters"] = {"thing": body("thing")}

    [finding] = lint(operation_inherits_second_body, definition, "whole")

    assert finding.pointer == "/paths/~1a/post/parameters/0"
    assert [related.pointer for related in finding.related] == ["/paths/~1a/parameters/0"]


def test_bodies_of_one_list_are_left_to_other_rules(lint):
    two = [body("a"), body("b")]

    assert lint(operation_inherits_second_body, item(*two, parameters=[]), "whole") == []
    assert lint(operation_inherits_second_body, item(parameters=two), "whole") == []


def test_file_needs_a_form_wherever_both_are_declared(lint):
    assert len(lint(file_without_form, item(FILE), "whole")) == 1
    assert lint(file_without_form, item(FILE, consumes=["multipart/form-data"]), "whole") == []
    assert lint(file_without_form, {**item(FILE), "consumes": ["multipart/form-data"]}, "whole") == []
    assert len(lint(file_without_form, {**item(FILE, consumes=[]), "consumes": ["text/plain"]}, "whole")) == 1
