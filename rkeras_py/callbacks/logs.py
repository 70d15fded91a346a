"""Callbacks that write the logs to a file or send them to a server."""

from __future__ import annotations

import http.client
import json
import urllib.parse
import urllib.request
import warnings
from collections.abc import Mapping
from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    Path,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.callbacks.base import FAMILY
from rkeras_py.engine import keras


class CSVLogger(keras.callbacks.CSVLogger):  # type: ignore[misc]
    """Writes a row per epoch; has validation columns only if there is validation."""

    keys: list[str] | None

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Writes a row."""
        if self.keys is None:
            self.keys = sorted(logs or {})
        super().on_epoch_end(epoch, logs)


class RemoteMonitor(keras.callbacks.Callback):  # type: ignore[misc]
    """Posts the logs of each epoch to a server.

    Args:
        url: The server's URL.
        field: The form field that holds them; None to send plain JSON.
        headers: Additional HTTP headers.
    """

    def __init__(self, url: str, field: str | None, headers: Mapping[str, str]) -> None:
        super().__init__()
        self.url = url
        self.field = field
        self.headers = headers

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Sends the logs; a failure does not stop training."""
        values = {name: float(value) for name, value in (logs or {}).items()}
        body = json.dumps({"epoch": epoch, **values})
        kind = "application/json"
        if self.field is not None:
            body = urllib.parse.urlencode({self.field: body})
            kind = "application/x-www-form-urlencoded"
        request = urllib.request.Request(
            self.url, data=body.encode(), headers={"Content-Type": kind, **self.headers}
        )
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE):
                pass
        except (OSError, http.client.HTTPException) as error:
            warnings.warn(
                f"callback_remote_monitor(): {self.url} could not be reached: {error}",
                stacklevel=2,
            )


# Timeout for the server, in seconds.
_PATIENCE = 10


@public(family=FAMILY)
def callback_csv_logger(
    filename: Path = REQUIRED, separator: Str = ",", append: Bool = False
) -> Any:
    """Writes the results of each epoch to a CSV file.

    Args:
        filename: Path of the file.
        separator: The field separator.
        append: Whether to append to an existing file instead of overwriting it.

    Returns:
        A callback for `fit()`. The file has a column `epoch`, counted from 0, and one for
        each value in the logs.

    Example:
        >>> from rkeras_py import callback_csv_logger
        >>> callback = callback_csv_logger("training.csv", separator=";")
    """
    return CSVLogger(filename, separator=separator, append=append)


@public(family=FAMILY)
def callback_remote_monitor(
    root: Str = "https://localhost:9000",
    path: Str = "/publish/epoch/end/",
    field: Str = "data",
    headers: Anything = None,
    send_as_json: Bool = False,
) -> Any:
    """Sends the results of each epoch to an HTTP server.

    Args:
        root: Root URL of the server.
        path: Path on the server to which the results are posted.
        field: Name of the form field that holds the results, as JSON.
        headers: Additional HTTP headers, as a dict.
        send_as_json: Whether to send plain JSON instead of a form.

    Returns:
        A callback for `fit()`. If the server can't be reached, it warns.

    Raises:
        ValueError: `headers` is not a dict.

    Example:
        >>> from rkeras_py import callback_remote_monitor
        >>> callback = callback_remote_monitor("http://localhost:9000", send_as_json=True)
    """
    if headers is not None and not isinstance(headers, Mapping):
        raise ValueError(
            "callback_remote_monitor(): `headers` must be a dict of strings, but an object "
            f"of class {type(headers).__name__} was given"
        )
    return RemoteMonitor(
        root + path,
        None if send_as_json else field,
        {} if headers is None else {key: str(item) for key, item in headers.items()},
    )
