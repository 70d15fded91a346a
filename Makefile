# `make demo` runs the main job in both hosts, `make test` all tests and checks, `make judge` the
# comparison with Keras 2, `make long` the tests that take minutes, `make notebooks` the main job in
# Jupyter, `make site` the pages; all set up what they need. CELLS picks the convolution cells
# (CONTRIBUTING.md).

.PHONY: setup demo test judge long notebooks site clean

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

# Workers that are killed, hosts whose links are cut, a full disk: as root, and half an hour.
test-machines: setup
	@command -v ip >/dev/null || apt-get install -y --no-install-recommends iproute2
	@.venv/bin/python -m pytest tests/machines -s

clean:
	rm -rf .venv .rlib .setup demo/output site
