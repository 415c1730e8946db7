import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for the parts of the harness, which are no tests
