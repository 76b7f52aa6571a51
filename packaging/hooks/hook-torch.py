"""PyInstaller hook for torch on Linux: what importing it reaches, its libraries, and the one helper program it needs.

The common hook takes every submodule and data file; here the analysis follows the imports, which is smaller and faster.
"""

from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs

binaries = collect_dynamic_libs("torch", search_patterns=["*.so", "*.so.*"])
datas = collect_data_files("torch", includes=["bin/torch_shm_manager", "_sources.py"])
# Found by name when the program runs, not by an import statement.
hiddenimports = ["torch.testing._internal.logging_tensor", "torch.testing._internal.common_dtype"]
# Some of its modules read their own source while they are loaded (torch.utils._config_module).
module_collection_mode = "pyz+py"
