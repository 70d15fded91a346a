# Generated from rkeras_py; do not edit by hand.

#' Starts a training script several times, as workers that train one model together
#'
#' Each worker is a process of its own that runs the script, in which `worker_strategy()` finds
#' the others. The first one is the chief. Its output is printed as it is, that of the others
#' with their number before each line. Ctrl-C is passed on. When one worker dies, the others
#' end; when the launcher ends, however that happens, no worker stays.
#'
#' From a shell, it is `python -m rkeras_py launch --workers 2 train.R`, with the arguments of
#' the script behind it.
#'
#' @param script The script, in R or Python.
#' @param workers How many workers; by default one for each of the hosts. With hosts, they are
#'   given out to them in turn.
#' @param arguments The arguments of the script.
#' @param hosts Names of the hosts to start workers on, as ssh and the other hosts know them; a
#'   host that is named twice gets two workers. By default all are started on this one. The
#'   script, Python and the R package must be at the same paths there.
#' @param threads How many threads of TensorFlow each worker has; by default as many as the
#'   variable RKERAS_THREADS says, else the cores of its host are shared by its workers.
#' @param python The Python that runs the workers; by default this one.
#' @param ssh The command that runs another on a host, with its options.
#' @return The exit status of the chief.
#' @section Errors:
#' - `ValueError`: An argument is wrong.
#' - `LaunchError`: A host can't be reached, or has other versions.
#' @family distribution
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("train.py", "total = sum(range(10))")
#' status <- launch_workers("train.py", workers = 2)
launch_workers <- function(script,
                           workers = NULL,
                           arguments = NULL,
                           hosts = NULL,
                           threads = NULL,
                           python = NULL,
                           ssh = "ssh") {
  invisible(.External2(rk_call_formals, "launch_workers"))
}
