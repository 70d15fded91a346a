"""The two hosts: an R session that Python joins, and a Python process that starts R.

Both end in `attach()`, so there is one bridge. In an R session the package's C code
starts Python and calls it. In a Python process `run()` starts R with R's own embedding
API, as rpy2 opens it, and hands over to R's main loop; when the script says
`library(rkeras)`, the package finds Python running and calls `attach()` as well. The modules
that call R are imported by `attach()`: they look up R's functions in this process.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import traceback

from rkeras_py.bridge.embedding import (
    HostError,
    import_rpy2,
    is_python_at_top,
    let_rpy2_join,
    r_home,
)
from rkeras_py.requirements import RPY2_BELOW_R_4_5, requirement
from rkeras_py.version import __version__


def attach(table_address: int, r_version: str) -> None:
    """Joins Python to the R that runs in this process; called by the R package.

    Args:
        table_address: Where the table of src/rkeras.c lies.
        r_version: The version of the R package.

    Raises:
        HostError: numpy is missing, or the halves are of different versions.
    """
    if r_version != __version__:
        raise HostError(
            f"the R package is rkeras {r_version}, but the Python package that was found is "
            f"rkeras_py {__version__} in {os.path.dirname(os.path.dirname(__file__))}: install "
            "both from one source"
        )
    try:
        import numpy  # noqa: F401
    except ImportError as error:
        raise HostError(
            f"rkeras needs numpy, TensorFlow and Keras, but {sys.executable} could not import "
            f"numpy ({error}). In R, call rkeras::install_rkeras(); or type:\n"
            f"  {sys.executable} -m pip install '{requirement('tensorflow')}' "
            f"'{requirement('keras')}'\n"
            "rkeras_doctor() tells more."
        ) from error
    from rkeras_py.bridge import c_table

    c_table.load(table_address)
    python_at_top = is_python_at_top()
    let_rpy2_join()
    from rkeras_py.api import hooks
    from rkeras_py.bridge import (
        arguments,
        classes,
        dispatch,
        errors,
        functions,
        handles,
        interrupts,
        methods,
        output,
        r_classes,
        r_lock,
        rapi,
        seeds,
        serialization,
    )

    namespace = _namespace()
    handles.set_callable_template(rapi.evaluate(rapi.install(b"call_handle"), namespace))
    guard, at_top, at_steps = (
        rapi.evaluate(rapi.install(name), namespace)
        for name in (b"guard", b"guard_at_top", b"guard_step")
    )
    functions.set_guards(guard, at_top, at_steps, namespace)
    output.set_namespace(namespace)
    for module in (handles, functions, r_classes):
        module.register_converters()
    handles.set_saving(serialization.keeps, serialization.load)
    errors.collect_warnings()
    hooks.check_interrupt = interrupts.check
    hooks.view_history = functions.view_history
    hooks.active_record = functions.active_record
    hooks.seed_host = seeds.seed_r
    hooks.variable = functions.variable
    hooks.class_of_functions = classes.class_of_functions
    hooks.as_function = functions.as_function
    hooks.locate_error = errors.locate
    hooks.keep_object = methods.as_handle
    r_lock.begin(threading.get_ident())
    interrupts.begin(python_at_top)
    rapi.table.names, rapi.table.objects = arguments.names, handles.objects
    rapi.table.entry = dispatch.entry


def _namespace() -> int:
    from rkeras_py.bridge import rapi

    text = rapi.protect(rapi.scalar_string(rapi.make_char(b"rkeras", 6, rapi.CE_UTF8)))
    call = rapi.protect(rapi.lang2(rapi.install(b"asNamespace"), text))
    try:
        return int(rapi.evaluate(call, rapi.BASE_ENV))
    finally:
        rapi.unprotect(2)


def attach_from_r(table_address: int, r_version: str) -> None:
    """Calls `attach()`, and writes what went wrong where src/rkeras.c reads it.

    Args:
        table_address: Where the table of src/rkeras.c lies.
        r_version: The version of the R package.

    Raises:
        Misfit: The table is of another version, which has no known place to write to.
    """
    from rkeras_py.bridge.c_table import Misfit, Table, expect_version

    expect_version(table_address)
    try:
        attach(table_address, r_version)
    except (HostError, Misfit) as error:
        text = str(error)
    except BaseException as error:
        text = "".join(traceback.format_exception(error))
    else:
        return
    table = Table.from_address(table_address)
    # A path outside of the locale's encoding has surrogates for its bytes.
    data = text.encode("utf-8", "backslashreplace")[: table.error_size - 1]
    ctypes.memmove(table.error, data + b"\0", len(data) + 1)


def join_robjects() -> None:
    """Starts R with rpy2 in this Python process, and joins both, where that is not done yet.

    Raises:
        HostError: There is no R, no R package, or no `rpy2.robjects`.
    """
    import_rpy2()
    try:
        import rpy2.robjects  # noqa: F401
    except ModuleNotFoundError as error:
        raise HostError(
            f"rpy2.robjects can't be imported in {sys.executable} ({error}). Type:\n"
            f"  {sys.executable} -m pip install "
            f"'{requirement('rpy2-robjects')},{RPY2_BELOW_R_4_5}'\n"
            "(the upper bound is for R below 4.5)"
        ) from error
    from rpy2 import rinterface
    from rpy2.rinterface_lib.embedded import RRuntimeError

    try:
        rinterface.evalr("rkeras:::start_python()")
    except RRuntimeError as error:
        raise HostError(
            f"R can't load its package rkeras: {str(error).strip()}\n"
            "Install it with R CMD INSTALL, or name the folder that it is in by the variable R_LIBS"
        ) from error


def run(script: str, arguments: list[str]) -> None:
    """Runs an R script in this process, as Rscript would. It does not return.

    R's own main loop reads the script, so printing, errors, `commandArgs()` and the exit
    status are R's.

    Args:
        script: The path of the script.
        arguments: What `commandArgs(trailingOnly = TRUE)` gives.

    Raises:
        HostError: There is no such script, or no R.
    """
    if not os.path.isfile(script):
        raise HostError(f"there is no script {script!r}")
    import_rpy2()
    from rpy2.rinterface_lib import openrlib

    command = ["R", "--no-echo", "--no-restore", f"--file={script}"]
    if arguments:
        command += ["--args", *arguments]
    rlib, ffi = openrlib.rlib, openrlib.ffi
    # Kept alive for good: R points into them.
    global _argv
    _argv = [ffi.new("char[]", word.encode()) for word in command]
    sys.stdout.flush()
    sys.stderr.flush()
    rlib.Rf_initialize_R(len(_argv), ffi.new("char *[]", _argv))
    rlib.R_Interactive = False
    # Through PyDLL, which keeps Python's lock: R runs in this thread as in its own session.
    ctypes.PyDLL(os.path.join(r_home(), "lib", "libR.so")).Rf_mainloop()


_argv: list[object] = []
