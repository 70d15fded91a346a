"""The tests of several processes and machines (`make test-machines`)."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
