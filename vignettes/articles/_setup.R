# What all articles start with.
knitr::opts_chunk$set(
  comment = "#>", fig.width = 7.5, fig.height = 4, dpi = 110, fig.align = "center", out.width = "100%"
)
options(keras.fit_verbose = 0, width = 88, digits = 4)
suppressPackageStartupMessages({
  library(rkeras)
  library(ggplot2)
})
theme_set(theme_minimal(base_size = 12))
use_session_with_seed(1, quiet = TRUE)
set.seed(1)
# Lines of progress tell nothing in a page.
local({
  before <- knitr::knit_hooks$get("output")
  knitr::knit_hooks$set(output = function(x, options) {
    lines <- strsplit(x, "\n", fixed = TRUE)[[1]]
    lines <- lines[!grepl("^#> [0-9]+/[0-9]+ - .*s(/step)?$", lines)]
    if (length(lines)) before(paste0(paste(lines, collapse = "\n"), "\n"), options) else ""
  })
})
# Messages of errors are longer than the page is wide.
local({
  before <- knitr::knit_hooks$get("error")
  knitr::knit_hooks$set(error = function(x, options) {
    lines <- strsplit(x, "\n", fixed = TRUE)[[1]]
    before(paste0(paste(unlist(lapply(lines, function(line) {
      if (nchar(line) <= 84) return(line)
      text <- strwrap(sub("^#> ", "", line), 80, exdent = 2)
      paste0("#> ", text)
    })), collapse = "\n"), "\n"), options)
  })
})
