"""Write files: the old content or the new, whole, by one command at a time, also where some are killed."""

from toolkit.files.alone import Alone, alone_in, settled, workplace_in
from toolkit.files.archive import EPOCH, archive
from toolkit.files.explained import explained
from toolkit.files.writing import changed_meanwhile, check_free, replace_folder, write_file, write_files

__all__ = [
    "EPOCH",
    "Alone",
    "alone_in",
    "archive",
    "changed_meanwhile",
    "check_free",
    "explained",
    "replace_folder",
    "settled",
    "workplace_in",
    "write_file",
    "write_files",
]
