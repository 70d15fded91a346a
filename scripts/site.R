# Builds pkgdown's part of the pages into site/, offline; scripts/site calls it.
#
#   Rscript scripts/site.R                 # all
#   Rscript scripts/site.R articles/mri    # some articles again
#   Rscript scripts/site.R --frame         # all but articles and reference

wanted <- commandArgs(trailingOnly = TRUE)

frame <- yaml::read_yaml("pkgdown/pages.yml")
listed <- unlist(lapply(frame$articles, `[[`, "contents"))
there <- sub("[.]Rmd$", "", list.files("vignettes", "[.]Rmd$", recursive = TRUE))
frame$articles <- lapply(frame$articles, function(section) {
  section$contents <- as.list(intersect(section$contents, there))
  section
})
frame$articles <- Filter(function(section) length(section$contents) > 0, frame$articles)
if (length(more <- setdiff(there, listed))) {
  frame$articles <- c(frame$articles, list(list(title = "More", contents = as.list(more))))
}
frame$navbar$components$articles <- list(text = "Articles", menu = unlist(
  lapply(frame$articles, function(section) {
    c(list(list(text = section$title)), lapply(section$contents, function(name) {
      front <- rmarkdown::yaml_front_matter(file.path("vignettes", paste0(name, ".Rmd")))
      list(text = front$title, href = file.path("articles", paste0(basename(name), ".html")))
    }))
  }),
  recursive = FALSE
))

# Links to packages that are not installed are looked up at CRAN, whatever the option says.
offline <- function() {
  options(pkgdown.internet = FALSE)
  utils::assignInNamespace("CRAN_urls", function() list(Package = "", URL = ""), "downlit")
}
offline()
site <- pkgdown::as_pkgdown(".", override = c(frame, list(destination = "site")))
articles <- site$vignettes$name
# Two are rendered at a time: the longest come first, so that none is left over at the end.
long <- paste0("articles/", c("mri", "timeseries", "text", "images", "training", "tabular"))
articles <- c(intersect(long, articles), setdiff(articles, long))
if (length(wanted) && wanted[[1]] != "--frame") articles <- intersect(articles, wanted)

# Each in a process of its own, two at a time.
render <- function(name) {
  start <- proc.time()[["elapsed"]]
  said <- tryCatch(
    {
      callr::r(
        function(name, site, offline) {
          offline()
          pkgdown::build_article(name, site)
        },
        list(name, site, offline)
      )
      ""
    },
    error = function(e) paste(c(conditionMessage(e), conditionMessage(e$parent)), collapse = "\n")
  )
  seconds <- proc.time()[["elapsed"]] - start
  cat(sprintf("%-28s %4.0f s %s\n", name, seconds, if (nzchar(said)) "FAILED" else ""))
  said
}

if (!length(wanted) || wanted[[1]] == "--frame" || !dir.exists("site")) pkgdown::init_site(site)
if (!length(wanted) || wanted[[1]] == "--frame") {
  pkgdown::build_home(site, preview = FALSE)
  pkgdown::build_news(site, preview = FALSE)
  pkgdown::build_articles_index(site)
}
failed <- character()
if (!length(wanted) || wanted[[1]] != "--frame") {
  said <- unlist(parallel::mclapply(articles, render, mc.cores = 2, mc.preschedule = FALSE))
  failed <- articles[nzchar(said)]
  cat(said[nzchar(said)], sep = "\n")
}
if (!length(wanted)) {
  set.seed(1)
  # The package that is installed: loading its sources would compile them again.
  pkgdown::build_reference(site, lazy = FALSE, examples = TRUE, preview = FALSE, devel = FALSE)
}
if (length(failed)) {
  message("these articles could not be rendered: ", toString(failed))
  quit(status = 1)
}
