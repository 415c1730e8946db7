import pytest

from toolkit.mock.filtering import filtered

WEB = {"name": "web", "type": "Microsoft.Web/sites", "tags": {"stage": "prod"}, "properties": {"cores": 4}}
DISK = {"name": "disk", "type": "Microsoft.Compute/disks", "tags": {}, "properties": {"cores": 2}}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("resourceType eq 'microsoft.web/SITES'", ["web"]),
        ("resourceType ne 'Microsoft.Web/sites'", ["disk"]),
        ("tagName eq 'stage' and tagValue eq 'prod'", ["web"]),
        ("tagName eq 'stage' and tagValue eq 'test'", []),
        ("name eq 'disk' or name eq 'web' and type eq 'x'", ["disk"]),
        ("properties/cores ge 3", ["web"]),
        ("cores lt 3", ["disk"]),
        ("startswith(name, 'd')", ["disk"]),
        ("substringof('EB', name)", ["web"]),
        ("atScope()", ["web", "disk"]),
        ("eventTimestamp ge '2024-01-01T00:00:00Z'", ["web", "disk"]),
        ("  ", ["web", "disk"]),
        ("name eq 'it''s'", []),
    ],
)
def test_filter_keeps_what_it_is_true_for(text, names):
    assert [one["name"] for one in filtered([WEB, DISK], text)] == names
