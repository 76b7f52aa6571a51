"""Where the application keeps the user's things."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import platformdirs

from app.about import FOLDER_NAME

HOME_VARIABLE: Final = "TACOLM_STUDIO_HOME"  # one folder for everything: portable installations, tests


@dataclass(frozen=True)
class AppPaths:
    """Folders of one user. Models lie under data, not cache: cleaners empty caches."""

    config: Path
    data: Path
    logs: Path
    moved: Path | None = None  # where the user has put voices, takes and models, if not below data

    @classmethod
    def for_user(cls) -> Self:
        """The platform's usual folders, or one portable folder named by the environment."""
        portable = os.environ.get(HOME_VARIABLE)
        if portable:
            return cls.under(Path(portable))
        return cls(
            config=Path(platformdirs.user_config_dir(FOLDER_NAME, appauthor=False)),
            data=Path(platformdirs.user_data_dir(FOLDER_NAME, appauthor=False)),
            logs=Path(platformdirs.user_log_dir(FOLDER_NAME, appauthor=False)),
        )

    @classmethod
    def under(cls, root: Path) -> Self:
        """Everything below one folder."""
        return cls(config=root / "config", data=root / "data", logs=root / "logs")

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.json"

    @property
    def sessions(self) -> Path:
        return self.data / "sessions"

    @property
    def things(self) -> Path:
        """The folder of all that the user has made or brought; it can be moved."""
        return self.moved or self.data

    @property
    def voices(self) -> Path:
        return self.things / "voices"

    @property
    def readings(self) -> Path:
        """Recordings that voices were taught with, a folder for each."""
        return self.voices / "readings"

    @property
    def takes(self) -> Path:
        return self.things / "takes"

    @property
    def models(self) -> Path:
        return self.things / "models"

    @property
    def lexicon_file(self) -> Path:
        return self.things / "lexicon.tsv"

    @property
    def opening_lock(self) -> Path:
        """Held while a window opens, so that nothing is moved under another one."""
        return self.data / "opening.lock"

    @property
    def log_file(self) -> Path:
        return self.logs / "studio.log"

    @property
    def crash_file(self) -> Path:
        return self.logs / "crash.log"

    def create(self) -> None:
        """Make the folders; those that cannot be made are reported by whoever writes to them."""
        for folder in (self.config, self.data, self.logs, self.sessions, self.voices, self.takes, self.models):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                continue
