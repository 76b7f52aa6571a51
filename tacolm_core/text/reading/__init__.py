"""How what is written is read aloud: the rules of each kind in one module, their order in `text/normalizer.py`."""
