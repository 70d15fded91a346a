# Generated from rkeras_py; do not edit by hand.

#' Writes the results of each epoch to a file of comma-separated values
#'
#' @param filename Path of the file.
#' @param separator What stands between values.
#' @param append Whether to add lines to a file that is there, instead of replacing it.
#' @return A callback for `fit()`. The file has a column `epoch`, counted from 0, and one for
#'   each value in the logs.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_csv_logger("training.csv", separator = ";")
callback_csv_logger <- function(filename, separator = ",", append = FALSE) {
  call_python("callback_csv_logger")
}

#' Sends the results of each epoch to a server, by HTTP
#'
#' @param root Address of the server.
#' @param path Path on the server, to which the results are posted.
#' @param field Field of the form in which the results stand, as JSON.
#' @param headers Further headers, as a named list.
#' @param send_as_json Whether to send the JSON itself instead of a form.
#' @return A callback for `fit()`. A server that can't be reached is a warning.
#' @section Errors:
#' - `ValueError`: `headers` is no named list.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_remote_monitor("http://localhost:9000", send_as_json = TRUE)
callback_remote_monitor <- function(root = "https://localhost:9000",
                                    path = "/publish/epoch/end/",
                                    field = "data",
                                    headers = NULL,
                                    send_as_json = FALSE) {
  call_python("callback_remote_monitor")
}
