#' rkeras: scripts for keras 2.9 on Keras 3
#'
#' Deep learning in R with the API of the keras package, version 2.9, on Keras 3 and TensorFlow.
#' Write `library(rkeras)` where a script says `library(keras)`.
#'
#' @section Where to start:
#' * `vignette("rkeras")`: from the installation to a first model and its plot.
#' * [keras_model_sequential()] and [keras_model()] make models; layers are composed with `%>%` or
#'   `|>`, beginning with [layer_input()] or [layer_dense()].
#' * [compile()][compile.keras.engine.training.Model] and
#'   [fit()][fit.keras.engine.training.Model] train them; `plot()` shows the history.
#'   [evaluate()][evaluate.keras.engine.training.Model] and `predict()` use them.
#' * [save_model_tf()], [save_model_hdf5()] and `saveRDS()` keep them.
#' * [values]: how values cross between R and Python.
#' * [rkeras_doctor()] says what is missing in an installation; [install_rkeras()] installs it.
#' * [install_compat()]: for packages that import from keras.
#'
#' The index of all help pages is `help(package = "rkeras")`. In Python, `rkeras_py` has each
#' function under the same name.
#'
#' @examples
#' model <- keras_model_sequential() %>%
#'   layer_dense(units = 8, activation = "relu", input_shape = 4) %>%
#'   layer_dense(units = 1)
#' model %>% compile(optimizer = "adam", loss = "mse")
#' x <- matrix(rnorm(400), ncol = 4)
#' history <- model %>% fit(x, rowSums(x), epochs = 2, verbose = 0)
"_PACKAGE"

#' @useDynLib rkeras, .registration = TRUE
#' @importFrom R6 R6Class
#' @importFrom stats predict
#' @importFrom utils .DollarNames
NULL

#' @importFrom magrittr %>%
#' @export
magrittr::`%>%`

#' @importFrom generics compile
#' @export
generics::compile

#' @importFrom generics fit
#' @export
generics::fit

.onLoad <- function(libname, pkgname) {
  share_selectors()
  set_completer(NULL, complete_arguments)
  setHook(packageEvent("reticulate", "attach"), tell_of_reticulate)
}

# Reticulate's functions of these names are no generics, and refuse what is not reticulate's own.
tell_of_reticulate <- function(...) {
  if (any(c("package:rkeras", "package:keras") %in% search())) {
    packageStartupMessage(
      "iterate(), as_iterator() and iter_next() of reticulate don't take objects of rkeras: ",
      "attach reticulate before it, or call rkeras::iterate() and its like"
    )
  }
}

.onUnload <- function(libpath) set_completer(complete_arguments, NULL)
