"""What the platform allows, in numbers: each with where it is written and how sure that is."""

from enum import StrEnum
from typing import NamedTuple

_RULES = "the rule catalogue of the Swagger Validator"
_FAQ = "the questions and answers on custom connectors"
_OBSERVED = "published connectors; the platform documents no number"


class Certainty(StrEnum):
    DOCUMENTED = "documented"  # the platform's documentation or a log of its validator names the number
    CALIBRATED = "calibrated"  # documented elsewhere or in part, and published connectors respect it
    GUESSED = "guessed"  # the rule is documented, its number is not; the largest published value fits


class Limit(NamedTuple):
    """The largest allowed value, or with `least` the smallest, too."""

    value: int
    source: str
    certainty: Certainty = Certainty.DOCUMENTED
    least: int = 0


TITLE_LENGTH = Limit(30, _RULES)
DESCRIPTION_LENGTH = Limit(500, _RULES, least=30)
SUMMARY_LENGTH = Limit(80, _RULES)  # of operations and parameters; in characters, not bytes
SUMMARY_LENGTH_WARNED = Limit(119, _RULES, Certainty.CALIBRATED)
OPERATION_ID_LENGTH = Limit(80, _OBSERVED, Certainty.GUESSED)

OPERATIONS = Limit(256, _FAQ)
BODY_SCHEMAS = Limit(512, _FAQ)  # nodes of one schema tree, references expanded
OPERATION_SCHEMAS = Limit(16_384, _FAQ, Certainty.CALIBRATED)
TOTAL_SCHEMAS = Limit(256 * 16_384, _RULES, Certainty.CALIBRATED)
SCHEMA_DEPTH = Limit(30, "the recursion limit of Power Apps' reader", Certainty.GUESSED)

REQUESTS = Limit(500, _FAQ)  # a minute and connection

CATEGORIES = Limit(2, _RULES)
ICON_BYTES = Limit(1_000_000, "the wizard's first page: an icon must be under 1 MB")
ICON_SIDE = Limit(
    4096, "nowhere; no icon is near it, and a picture takes memory by the square", Certainty.GUESSED
)

_UPLOAD = "the documentation of the maker portal and its questions and answers: below 1 MB"
_TABLE = "the reference of the Dataverse table of connectors"

UPLOAD_BYTES = Limit(1_000_000, _UPLOAD)
DEFINITION_COLUMN = Limit(1_000_000, _TABLE)  # in characters
DEFINITION_COLUMN_WARNED = Limit(500_000, "the same reference in 2024, and an import that failed above it")
COLUMN = Limit(500_000, _TABLE)  # every other column with a text, in characters
ROW_TITLE = Limit(200, _TABLE)
ROW_NAME = Limit(
    30, "an issue of the platform's build tools: unpacking leaves out a longer name", Certainty.CALIBRATED
)
ROW_DESCRIPTION = Limit(1_000, _TABLE)
BICEP_FILE = Limit(1_048_576, "the documentation of `loadJsonContent`, in characters", Certainty.CALIBRATED)
TEMPLATE_BYTES = Limit(4 * 1024 * 1024, "the documentation of ARM templates", Certainty.CALIBRATED)
