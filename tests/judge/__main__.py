"""`python -m judge`: judges functions, and says which differences no row explains."""

from __future__ import annotations

import argparse
import sys

from judge.judging import WHOLE, Judge

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="judge", description=__doc__)
    parser.add_argument("--only", default="*", help="a pattern of function names")
    parser.add_argument("--each", type=int, default=WHOLE, help="configurations of each function")
    parser.add_argument("--first", type=int, default=0, help="the number to begin with")
    parser.add_argument("--seconds", type=float, help="stop after so long, with a sample")
    parser.add_argument("--record", action="store_true", help="renew `seen` in differences.json")
    parser.add_argument("--show", help="one configuration, by its id: all that was found")
    parser.add_argument("--refused", action="store_true", help="say what Keras 2 refuses")
    options = parser.parse_args()
    sys.exit(Judge(options).run())
