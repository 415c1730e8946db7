import pytest

from toolkit.lint.adoption.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("settings.json", "settings.json"),
        ("settings.json", "a/b/settings.json"),
        ("*.json", "a/b.json"),
        ("legacy", "legacy/a/b.json"),
        ("legacy/", "a/legacy/b.json"),
        ("a/b.json", "a/b.json"),
        ("./a/b.json", "a/b.json"),
        ("/a", "a/b.json"),
        ("a/*", "a/b/c.json"),
        ("a/**", "a/b/c.json"),
        ("a/**/c.json", "a/c.json"),
        ("a/**/c.json", "a/x/y/c.json"),
        ("**/old-*", "a/old-1/b.json"),
        ("a?c", "abc"),
        ("a[bc]d", "acd"),
        ("a[!b]d", "acd"),
        ("a[^b]d", "a^d"),
        ("a.b", "a.b"),
        ("[", "["),
        ("../a.json", "../a.json"),
    ],
)
def test_pattern_means_a_path(pattern, path):
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("settings.json", "my-settings.json"),
        ("*.json", "a.json.bak"),
        ("a/b.json", "x/a/b.json"),
        ("a/*.json", "a/b/c.json"),
        ("legacy", "legacy-2/a.json"),
        ("a?c", "a/c"),
        ("a[!b]d", "abd"),
        ("a.b", "axb"),
        ("[z-a]", "b"),
        ("", "a"),
    ],
)
def test_pattern_does_not_mean_another_path(pattern, path):
    assert not matches(pattern, path)
