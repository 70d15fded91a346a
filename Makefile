# `make demo` runs the main job in both hosts, `make test` all tests; both set up what they need.

.PHONY: setup demo test clean

setup:
	@scripts/setup

demo: setup
	@scripts/demo

test: setup
	@scripts/test

clean:
	rm -rf .venv .rlib .setup demo/output
