# `make demo` runs the main job in both hosts, `make test` all tests and checks;
# both set up what they need. CELLS picks the convolution cells (CONTRIBUTING.md).

.PHONY: setup demo test clean

setup:
	@scripts/setup

demo: setup
	@scripts/demo

test: setup
	@scripts/test $(CELLS)

clean:
	rm -rf .venv .rlib .setup demo/output
