"""A side of the comparison in a process of its own: configurations in, results out.

Frames of pickle go through the standard streams; what libraries print goes to the error stream.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
import traceback
import warnings
from typing import Any, BinaryIO


def write(stream: BinaryIO, value: Any) -> None:
    """Writes one frame."""
    data = pickle.dumps(value)
    stream.write(struct.pack("<Q", len(data)) + data)
    stream.flush()


def read(stream: BinaryIO) -> Any:
    """Reads one frame; EOFError when the other end is gone."""
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    return pickle.loads(stream.read(struct.unpack("<Q", head)[0]))


def main(side_name: str) -> None:
    """Serves until the other end closes."""
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    warnings.simplefilter("ignore")
    from judge import calls
    from judge.experiments import run

    side = calls.Keras2() if side_name == "keras2" else calls.Rkeras()
    import tensorflow as tf

    tf.get_logger().setLevel("ERROR")
    tf.config.threading.set_intra_op_parallelism_threads(1)
    while True:
        try:
            configuration = read(sys.stdin.buffer)
        except EOFError:
            return
        try:
            result = run(side, configuration)
        except Exception:
            result = {"": traceback.format_exc()}
        write(frames, result)


if __name__ == "__main__":
    main(sys.argv[1])
