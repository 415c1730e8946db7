"""The tables of the index, in the language of SQLite."""

FORMAT = "1"  # of the tables; an index of another one is built from nothing

TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, modified INTEGER NOT NULL, size INTEGER NOT NULL,
    digest TEXT NOT NULL, namespace TEXT NOT NULL, version TEXT NOT NULL, preview INTEGER NOT NULL
);
CREATE TABLE operations (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, summary TEXT NOT NULL,
    description TEXT NOT NULL, method TEXT NOT NULL, section TEXT NOT NULL, path TEXT NOT NULL,
    operation_id TEXT NOT NULL COLLATE NOCASE, flags TEXT NOT NULL, shape TEXT NOT NULL,
    UNIQUE (path, method, section, operation_id, summary, description, flags)
);
CREATE INDEX operations_by_name ON operations (name);
CREATE INDEX operations_by_operation_id ON operations (operation_id);
CREATE TABLE places (
    file INTEGER NOT NULL, operation INTEGER NOT NULL, PRIMARY KEY (file, operation)
) WITHOUT ROWID;
CREATE TABLE newest (operation INTEGER PRIMARY KEY, file INTEGER NOT NULL);
CREATE VIEW entries AS SELECT
    operations.id, name, summary, description, method, section, operations.path AS path, operation_id, flags,
    version, preview, files.path AS file
    FROM newest JOIN operations ON operations.id = newest.operation JOIN files ON files.id = newest.file;
CREATE VIRTUAL TABLE words USING fts5 (title, path, description, content = '');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, 'row');
"""

# Of the versions of an operation, which have the same method and path, the newest stable one counts; where
# there is none, the newest preview.
NEWEST = """
INSERT INTO newest SELECT operation, min(file) FROM (
    SELECT places.operation, places.file, row_number() OVER (
        PARTITION BY lower(files.namespace), operations.method, operations.shape
        ORDER BY files.preview, files.version DESC, files.path, places.operation
    ) AS place
    FROM places JOIN files ON files.id = places.file JOIN operations ON operations.id = places.operation
) WHERE place = 1 GROUP BY operation
"""
