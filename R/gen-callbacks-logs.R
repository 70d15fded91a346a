# Generated from rkeras_py; do not edit by hand.

#' Writes the results of each epoch to a CSV file
#'
#' @param filename Path of the file.
#' @param separator The field separator.
#' @param append Whether to append to an existing file instead of overwriting it.
#' @return A callback for `fit()`. The file has a column `epoch`, counted from 0, and one for
#'   each value in the logs.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_csv_logger("training.csv", separator = ";")
callback_csv_logger <- function(filename, separator = ",", append = FALSE) {
  .External2(rk_call_formals, "callback_csv_logger")
}

#' Sends the results of each epoch to an HTTP server
#'
#' @param root Root URL of the server.
#' @param path Path on the server to which the results are posted.
#' @param field Name of the form field that holds the results, as JSON.
#' @param headers Additional HTTP headers, as a named list.
#' @param send_as_json Whether to send plain JSON instead of a form.
#' @return A callback for `fit()`. If the server can't be reached, it warns.
#' @section Errors:
#' - `ValueError`: `headers` is not a named list.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_remote_monitor("http://localhost:9000", send_as_json = TRUE)
callback_remote_monitor <- function(root = "https://localhost:9000",
                                    path = "/publish/epoch/end/",
                                    field = "data",
                                    headers = NULL,
                                    send_as_json = FALSE) {
  .External2(rk_call_formals, "callback_remote_monitor")
}
