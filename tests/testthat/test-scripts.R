# Scripts as people wrote them for keras 2.9, unmodified, one after the other in one session. Each
# host runs every other one; with RKERAS_SCRIPTS=all in the environment, all of them.

skip_without_keras()
needs(!nzchar(system.file(package = "keras")), "a package keras is installed")

# These get variables from tests of their own.
elsewhere <- c("caret.R", "digits-from-folders.R")
scripts <- normalizePath(list.files(test_path("scripts-2.9"), full.names = TRUE))
scripts <- scripts[!basename(scripts) %in% elsewhere]
if (Sys.getenv("RKERAS_SCRIPTS") != "all") {
  scripts <- scripts[seq_along(scripts) %% 2 == runs_in_python()]
}

test_that("scripts for keras 2.9 run as they were written", {
  folder <- tempfile("library")
  dir.create(folder)
  withr::defer(unlink(folder, recursive = TRUE))
  suppressMessages(install_compat(folder))
  said <- in_session_with(folder, c(
    paste("scripts <-", paste(deparse(scripts), collapse = " ")),
    "for (script in scripts) {",
    "  failed <- tryCatch({",
    "    source(script, local = new.env())",
    "    NULL",
    "  }, error = function(e) conditionMessage(e))",
    "  cat('\\nscript', basename(script), if (is.null(failed)) 'runs' else failed, '\\n')",
    "}"
  ))
  for (script in basename(scripts)) {
    line <- trimws(grep(paste("^script", script), said, value = TRUE))
    expect_identical(line, paste("script", script, "runs"), info = utils::tail(said, 20))
  }
})
