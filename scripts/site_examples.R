# Runs the examples of all help pages, and writes what each prints into a folder: scripts/site does
# it in both hosts, and compares. Each page starts from the same seeds, without names, in an empty
# folder.
#
#   Rscript scripts/site_examples.R FOLDER
#   python -m rkeras_py run scripts/site_examples.R FOLDER

suppressPackageStartupMessages(library(rkeras))
folder <- commandArgs(trailingOnly = TRUE)[[1]]
unlink(folder, recursive = TRUE)
dir.create(folder, recursive = TRUE)
folder <- normalizePath(folder)

for (page in normalizePath(list.files("man", "[.]Rd$", full.names = TRUE))) {
  code <- tempfile(fileext = ".R")
  tools::Rd2ex(page, code)
  if (!file.exists(code)) next
  work <- tempfile()
  dir.create(work)
  setwd(work)
  k_clear_session()
  set_random_seed(1)
  output <- utils::capture.output(tryCatch(
    source(code, local = new.env(), echo = TRUE, max.deparse.length = Inf, spaced = FALSE),
    error = function(e) cat("Error:", conditionMessage(e), "\n")
  ))
  # Names of temporary files have the number of the process.
  output <- gsub("file[0-9a-f]{8,}", "file", gsub(tempdir(), "/tmp", output, fixed = TRUE))
  writeLines(output, file.path(folder, paste0(tools::file_path_sans_ext(basename(page)), ".txt")))
}
