"""`tensorboard()` as a user sees it: in a browser."""

from __future__ import annotations

import shutil
import subprocess

import conftest
import pytest

CODE = """
    library(rkeras)
    model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
    model %>% compile("sgd", loss = "mse")
    model %>% fit(1:4, 1:4, epochs = 2, verbose = 0, callbacks = callback_tensorboard("logs/own"))
    url <- suppressMessages(tensorboard("logs", launch_browser = FALSE))
    # Until it has read the logs.
    urllib <- rkeras_import("urllib.request")
    deadline <- Sys.time() + 60
    runs <- function() rawToChar(urllib$urlopen(paste0(url, "/data/runs"), timeout = 30)$read())
    while (!grepl("own", runs()) && Sys.time() < deadline) Sys.sleep(0.2)
    page <- system2(Sys.getenv("BROWSER"), c(
      "--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server",
      "--user-data-dir=profile", "--virtual-time-budget=30000", "--dump-dom", shQuote(url)
    ), stdout = TRUE, stderr = FALSE, timeout = 120)
    suppressMessages(tensorboard(action = "stop"))
    writeLines(page)
"""


@pytest.mark.long
def test_a_browser_shows_the_loss(tmp_path):
    browser = shutil.which("chromium")
    assert browser, "chromium is not installed: apt-get install chromium"
    done = conftest.run_r(CODE, "Rscript", tmp_path, BROWSER=browser, no_proxy="127.0.0.1")
    assert done.returncode == 0, done.stderr
    # What its scripts wrote into the page: the run, and the card of a metric.
    assert "own/train" in done.stdout
    assert "epoch_loss" in done.stdout
    left = subprocess.run(["pgrep", "-f", f"{tmp_path}/logs"], capture_output=True, check=False)
    assert left.stdout == b""
