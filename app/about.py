"""Name and version, as shown to people and written into results."""

from typing import Final

APP_NAME: Final = "TacoLM Studio"
FOLDER_NAME: Final = "TacoLM Studio"  # below the user's data, configuration and log folders
VERSION: Final = "0.1.0"
