# Generated from rkeras_py; do not edit by hand.

#' The state of the backend
#'
#' Begin anew with names and graphs. Sessions of TensorFlow 1 are gone.
#'
#' - `k_clear_session()`: Forgets the names of layers and the graphs that were made, and sets
#'   the learning phase to 0. The dtype policy, the switch of interactive logging, seeds, and
#'   scopes of custom objects that are open stay.
#' - `k_get_session()`: An error: there are no sessions any more.
#' - `k_set_session()`: An error: there are no sessions any more.
#' - `k_get_uid()`: Counts the calls with a prefix.
#' - `k_reset_uids()`: Begins anew with the counts of `k_get_uid()` and with the names of
#'   layers.
#' - `k_manual_variable_initialization()`: Has no effect: variables have their values when they
#'   are made. A warning says so, once.
#'
#' @param session A session of TensorFlow 1.
#' @param prefix A string.
#' @param value Whether the user initializes variables.
#' @return
#' - `k_clear_session()`: NULL.
#' - `k_get_session()`: Nothing.
#' - `k_set_session()`: Nothing.
#' - `k_get_uid()`: 1 at the first call with this prefix, 2 at the second, ...
#' - `k_reset_uids()`: NULL.
#' - `k_manual_variable_initialization()`: NULL.
#' @section Errors:
#' - `k_get_session()`, `SessionError`: Always; the message says what to do instead.
#' - `k_set_session()`, `SessionError`: Always; the message says what to do instead.
#' @family backend
#' @name backend_sessions
#' @examplesIf rkeras::is_keras_available()
#' k_clear_session()
#' k_eval(k_constant(list(1)))
#' k_clear_session()
#' k_reset_uids()
#' k_get_uid("mine")
#' k_reset_uids()
#' k_manual_variable_initialization(FALSE)
NULL

#' @rdname backend_sessions
#' @export
k_clear_session <- function() {
  invisible(.External2(rk_call_formals, "k_clear_session"))
}

#' @rdname backend_sessions
#' @export
k_get_session <- function() {
  .External2(rk_call_formals, "k_get_session")
}

#' @rdname backend_sessions
#' @export
k_set_session <- function(session) {
  .External2(rk_call_formals, "k_set_session")
}

#' @rdname backend_sessions
#' @export
k_get_uid <- function(prefix = "") {
  .External2(rk_call_formals, "k_get_uid")
}

#' @rdname backend_sessions
#' @export
k_reset_uids <- function() {
  invisible(.External2(rk_call_formals, "k_reset_uids"))
}

#' @rdname backend_sessions
#' @export
k_manual_variable_initialization <- function(value) {
  invisible(.External2(rk_call_formals, "k_manual_variable_initialization"))
}
