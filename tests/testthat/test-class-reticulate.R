# Classes of R6 as classes of Python, by reticulate.

skip_without_keras()
skip_if_not_installed("reticulate")

test_that("r_to_py() gives the class of an R6 class", {
  x <- matrix(1:8 / 8, 2)
  seen <- NULL
  Times <- R6::R6Class("Times",
    inherit = keras$layers$Layer,
    public = list(
      initialize = function(by) {
        super$initialize()
        private$by <- by
      },
      call = function(inputs) inputs * private$by,
      compute_output_shape = function(input_shape) {
        seen <<- class(input_shape)
        list(2L, 4L)
      }
    ),
    private = list(by = NULL)
  )
  Thrice <- R6::R6Class("Thrice",
    inherit = KerasLayer, public = list(call = function(inputs, mask = NULL) inputs * 3)
  )
  for (convert in c(TRUE, FALSE)) {
    kind <- reticulate::r_to_py(Times, convert = convert)
    expect_s3_class(kind, "python.builtin.type")
    layer <- kind(by = 3)
    expect_equal(as.array(create_layer(kind, args = list(by = 3))(x)), 3 * x, tolerance = 1e-6)
    seen <- NULL
    shape <- layer$compute_output_shape(list(2L, 4L))
    expect_equal("rkeras_object" %in% seen, !convert)
    shape <- if (convert) shape else reticulate::py_to_r(shape)
    expect_equal(unlist(shape), c(2, 4))
    layer <- create_layer(reticulate::r_to_py(Thrice, convert))
    expect_equal(as.array(layer(x)), 3 * x, tolerance = 1e-6)
  }
})

test_that("iterators go on in reticulate, and who masks ours by it is told so", {
  iterator <- as_iterator(tf$data$Dataset$range(2L))
  iter_next(iterator)
  theirs <- reticulate::r_to_py(iterator)
  expect_equal(as.numeric(reticulate::py_to_r(reticulate::iter_next(theirs)$numpy())), 1)
  expect_null(reticulate::iter_next(theirs))
  expect_null(iter_next(iterator))
  tells <- function(...) {
    said <- in_session_with(character(), paste0("library(", c(...), ")"))
    any(grepl("of reticulate don't take objects of rkeras", said))
  }
  expect_true(tells("rkeras", "reticulate"))
  expect_false(tells("reticulate", "rkeras"))
})
