"""Where Python's shared library is, which an R session loads.

R runs this file as a script, in the Python that it asks about: that may be one that rkeras can't
use, so nothing is imported here but what every Python has.
"""

from __future__ import annotations

import os
import sys
import sysconfig


def find() -> str:
    """The path of this Python's shared library, empty where there is none."""
    get = sysconfig.get_config_var
    stem = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
    names = [get("INSTSONAME"), get("LDLIBRARY"), stem + ".so.1.0", stem + ".dylib"]
    folders = [get("LIBDIR"), get("LIBPL"), os.path.join(sys.base_prefix, "lib")]
    if get("MULTIARCH"):
        folders.append("/usr/lib/" + get("MULTIARCH"))
    for folder in filter(None, folders):
        for name in filter(None, names):
            path: str = os.path.join(folder, name)
            if not name.endswith(".a") and os.path.exists(path):
                return path
    return ""


if __name__ == "__main__":
    print(find())
    print(f"{sys.version_info[0]}.{sys.version_info[1]}")
