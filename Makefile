# One command for each of: run, test, check, format, package. Each makes the environment first.
.PHONY: run test check format package lock
run:
	./tacolm $(ARGS)
test:
	scripts/test $(ARGS)
check:
	scripts/check
format:
	scripts/format
package:
	scripts/package $(ARGS)
lock:
	.venv/bin/python scripts/lock.py
