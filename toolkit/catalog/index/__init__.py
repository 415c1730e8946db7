"""An index of the operations in a checkout of azure-rest-api-specs, in one file that SQLite searches."""
