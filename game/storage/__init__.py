"""Files: what is shipped, the user's folder, scenarios, saves, settings and what was worked out before."""

from game.storage.clock import utc
from game.storage.finding import Found, find, source_of
from game.storage.folder import NotLoaded, ScenarioFolder
from game.storage.home import Home, home
from game.storage.keeping import Kept, begin, carry_on
from game.storage.lookup import open_scenario
from game.storage.near import did_you_mean, near
from game.storage.opening import NotOpened, Opened, open_found, open_path
from game.storage.reading import NotPlayable, read_opened
from game.storage.remembered import distribution_of, recall, remember
from game.storage.save import Save
from game.storage.saves import Saved, SavesFound, saves_of
from game.storage.settings import (
    SETTINGS,
    TIMER_FACTORS,
    Setting,
    Settings,
    SettingsRead,
    change_settings,
    read_settings,
)
from game.storage.shelf import Listed, read_all, read_found
from game.storage.shipped import shipped
from game.storage.sitting import OnShelf, Sitting, TakenUp

__all__ = [
    "SETTINGS",
    "TIMER_FACTORS",
    "Found",
    "Home",
    "Kept",
    "Listed",
    "NotLoaded",
    "NotOpened",
    "NotPlayable",
    "OnShelf",
    "Opened",
    "Save",
    "Saved",
    "SavesFound",
    "ScenarioFolder",
    "Setting",
    "Settings",
    "SettingsRead",
    "Sitting",
    "TakenUp",
    "begin",
    "carry_on",
    "change_settings",
    "did_you_mean",
    "distribution_of",
    "find",
    "home",
    "near",
    "open_found",
    "open_path",
    "open_scenario",
    "read_all",
    "read_found",
    "read_opened",
    "read_settings",
    "recall",
    "remember",
    "saves_of",
    "shipped",
    "source_of",
    "utc",
]
