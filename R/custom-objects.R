# Custom objects by their names.

#' Finds custom objects by their names, while an expression is evaluated
#'
#' Names are found wherever a function takes the name of an activation, an initializer, a loss or
#' the like, and where a model is loaded. The custom objects go before those of Keras. A file may
#' hold a function under no name, as one that was written within a call of `compile()`: it is the
#' one function here whose name the file does not have.
#'
#' @param objects A named list of R functions, classes or objects; or functions and classes that
#'   have a name of their own (as [custom_metric()] gives one), in a list or alone.
#' @param expr The expression.
#' @return The value of `expr`.
#' @section Errors:
#' - `ValueError`: An object has no name, or two have the same.
#' @family data utilities
#' @export
#' @examplesIf rkeras::is_keras_available()
#' doubled <- function(x) 2 * x
#' with_custom_object_scope(list(doubled = doubled), {
#'   layer_dense(units = 2, activation = "doubled")
#' })
with_custom_object_scope <- function(objects, expr) {
  if (is.function(objects) || !is.vector(objects)) {
    objects <- list(objects)
  }
  labels <- if (is.null(names(objects))) rep("", length(objects)) else names(objects)
  for (object in objects[!nzchar(labels)]) {
    is_nameless <- is.function(object) && !inherits(object, "rkeras_object") &&
      is.null(attr(object, "py_function_name", exact = TRUE)) && is_closure_of_user(object)
    if (is_nameless) {
      refuse_value(
        "with_custom_object_scope", "a function in `objects` has no name: give a named list"
      )
    }
  }
  scope <- rkeras_import("rkeras_py.models.scopes")$custom_object_scope(objects)
  run_in_context(scope, NULL, quote(expr), environment())
}

# Whether a function is one that a user wrote, and not a class or constructor made by rkeras.
is_closure_of_user <- function(f) identical(class(f), "function") && !isNamespace(environment(f))
