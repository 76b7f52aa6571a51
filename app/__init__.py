"""TacoLM Studio: the desktop application around `tacolm_core`."""
