"""What the user says once, in a configuration file: found, read, and put together with the command line."""

from sucheck.settings.effective import Settings, effective
from sucheck.settings.file import load_config, read_settings
from sucheck.settings.find import find_settings
from sucheck.settings.options import DEFAULTS, Options, Stated

__all__ = [
    "DEFAULTS", "Options", "Settings", "Stated", "effective", "find_settings", "load_config", "read_settings",
]  # fmt: skip
