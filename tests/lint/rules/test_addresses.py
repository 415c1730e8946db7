import pytest

from toolkit.lint.rules.addresses import base_path_ends_with_slash, base_path_not_plain, scheme_not_secure


def test_environment_variable_may_stand_in_a_base_path(lint):
    assert lint(base_path_not_plain, {"basePath": '/@environmentVariables("{x}")'}, "whole") == []
    assert lint(base_path_not_plain, {"basePath": 5}, "whole") == []


@pytest.mark.parametrize("path", ["/", "//", "v1/", None, ""], ids=repr)
def test_slash_that_is_all_there_is_stays(lint, path):
    assert lint(base_path_ends_with_slash, {"basePath": path}, "whole") == []


def test_scheme_without_encryption_goes_where_the_other_is_there(mended):
    assert mended(scheme_not_secure, {"schemes": ["http", None, "ws"]}, "whole") == {
        "schemes": ["https", None, "ws"]
    }
    assert mended(scheme_not_secure, {"schemes": ["http", "https"]}, "whole") == {"schemes": ["https"]}
