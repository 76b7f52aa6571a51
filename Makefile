# One command for each of: run, test, check, format, package. Each makes the environment first.
.PHONY: run test check format package lock train-cpu train-gpu
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
train-cpu:
	scripts/train-cpu $(ARGS)
train-gpu:
	scripts/train-gpu $(ARGS)
