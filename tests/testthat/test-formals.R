# Formals of everything that is here, written by hand or generated, against keras 2.9.0.

facts <- file.path("..", "data", "keras-2.9.0-api.json")
skip_if(!file.exists(facts), "the facts are in tests/data, which is not in the package")
skip_if_not_installed("jsonlite")

# Formals that can't be the same, each with the reason.
differ <- c(Layer = "its default names the package keras, which is not there")

objects <- jsonlite::fromJSON(facts, simplifyVector = FALSE)$objects
namespace <- asNamespace("rkeras")

squeezed <- function(text) gsub("[[:space:]]", "", text)

formal_text <- function(formal, default) {
  squeezed(if (is.null(default)) formal else paste0(formal, "=", default))
}

expected_formals <- function(object) {
  vapply(object$formals, function(f) formal_text(f[[1]], f[[2]]), "")
}

actual_formals <- function(f) {
  formals <- formals(args(f))
  vapply(names(formals), function(name) {
    if (identical(formals[[name]], quote(expr = ))) {
      return(name)
    }
    formal_text(name, paste(deparse(formals[[name]]), collapse = ""))
  }, "", USE.NAMES = FALSE)
}

for (object in objects) {
  name <- object$name
  if (!object$kind %in% c("function", "S3 method", "reexport")) next
  if (!exists(name, namespace, mode = "function", inherits = FALSE)) next
  test_that(paste("formals of", name), {
    skip_if(name %in% names(differ), differ[name])
    expect_identical(actual_formals(get(name, namespace)), expected_formals(object))
  })
}

test_that("the groups that are done are whole", {
  done <- c(
    "activations", "constraints", "initializers", "losses", "metrics", "optimizers",
    "optimizers/schedules", "regularizers", "history", "persistence", "backend",
    grep("^layers/", vapply(objects, `[[`, "", "group"), value = TRUE)
  )
  wanted <- Filter(function(o) o$group %in% done && o$kind == "function", objects)
  names <- vapply(wanted, `[[`, "", "name")
  expect_identical(setdiff(names, getNamespaceExports("rkeras")), character())
})
