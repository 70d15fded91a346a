# `make demo` runs the main job in both hosts, `make test` all tests and checks, `make judge` the
# comparison with Keras 2, `make long` the tests that take minutes, `make valgrind` the border under
# valgrind, `make test-machines` the tests with several hosts, `make notebooks` the main job in
# Jupyter, `make site` the pages; all set up what they need. CELLS picks the convolution cells
# (CONTRIBUTING.md).

.PHONY: setup demo test test-machines judge long valgrind notebooks site clean

setup:
	@scripts/setup

demo: setup
	@scripts/demo

test: setup
	@scripts/test $(CELLS)

judge: setup
	@PYTHONPATH=.:tests .venv/bin/python -m judge

long: setup
	@.venv/bin/python -m pytest tests/python --long -m long

notebooks: setup
	@scripts/notebooks

site: setup
	@scripts/site

valgrind: setup
	@scripts/valgrind

test-machines: setup
	@scripts/test-machines

clean:
	rm -rf .venv .rlib .setup demo/output site
