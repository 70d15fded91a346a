"""What Keras keeps for a thread: the call that runs, and settings."""

from __future__ import annotations

from typing import Any

from keras.src.backend.common import global_state


def running_call() -> Any:
    """The context of the layer call that runs in this thread; None outside of one."""
    return global_state.get_global_attribute("current_call_ctx")


def training_of_running_call() -> Any:
    """The argument `training` of the layer call that runs; None where there is none."""
    context = running_call()
    return None if context is None else context.get_value("training")


# What a user sets, and `clear_session()` of Keras drops with the names and graphs.
_SETTINGS = (
    "dtype_policy", "interactive_logging", "custom_objects_scope_dict", "global_seed_generator",
    "global_random_seed",
)  # fmt: skip


def settings() -> dict[str, Any]:
    """The settings of this thread."""
    return {name: global_state.get_global_attribute(name) for name in _SETTINGS}


def restore(settings: dict[str, Any]) -> None:
    """Sets them again."""
    for name, value in settings.items():
        if value is not None:
            global_state.set_global_attribute(name, value)


def reset_names() -> None:
    """Has names of layers count from the start."""
    from keras.src.utils import naming

    naming.reset_uids()
