"""TacoLM Studio: the desktop application around `tacolm_core`."""

import tacolm_core  # noqa: F401  # first of all: it keeps the threads of torch and numpy from spinning
