"""The formats that the platform knows, by type."""

# The description of `format` in the official JSON schema of connector definitions.
FORMATS = {
    "string": (
        "byte",
        "binary",
        "date",
        "date-time",
        "password",
        "date-no-tz",
        "email",
        "html",
        "uri",
        "uuid",
    ),
    "integer": ("int32", "int64"),
    "number": ("float", "double"),
}
