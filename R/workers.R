# Several processes on one machine: each takes its share of the processors.

#' Models in several processes
#'
#' Cross-validation, tuning, ensembles: many models that know nothing of each other are trained
#' fastest in several processes, with one of R's own ways to run code in parallel.
#'
#' @section What can be sent:
#' Models, layers, optimizers, losses, metrics, initializers, regularizers, constraints, learning
#' rate schedules and histories of training go to other processes and come back as values, as they
#' go through [saveRDS()]: with PSOCK clusters of the package parallel, callr, `multisession` of the
#' package future, foreach, and what builds on them, such as `allowParallel` of caret. A compiled
#' model is sent compiled, with the state of its optimizer; an optimizer alone takes up its state
#' when it knows the weights that it trains. Classes and functions that a model was made with are
#' looked up by name in the process that it is used in. Tensors, variables, datasets and callbacks
#' are not sent: send [as.array()] of a tensor, and make the others where they are needed. A model
#' that is sent to a worker is one object there, which all tasks of that worker train further: make
#' a model in each task, or a copy: `unserialize(serialize(model, NULL))`.
#'
#' @section Threads:
#' A worker takes its share of the machine's processors: all of them divided by the workers of its
#' cluster (or by the children of its parent, for callr and forked processes) that run on this
#' machine when it first computes. The environment variable `RKERAS_THREADS` sets the number for a
#' process in which TensorFlow has not begun to compute.
#'
#' @section Seeds:
#' [set.seed()] seeds Keras, too. If each task seeds itself, `set.seed(task)`, or future does
#' (`future.seed = TRUE`), the results do not depend on the number of workers: as long as each has
#' the same number of threads, to the last bit.
#'
#' @section Forks:
#' `parallel::mclapply()` and other ways to fork work as long as Python has not started in the
#' parent process. After that a call that needs Python is an error of class `rkeras_fork_error` in
#' the child, because the threads of Python and TensorFlow do not exist in it.
#'
#' @family session
#' @name workers
#' @examplesIf rkeras::is_keras_available()
#' model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
#' # What a cluster does with it, as in parallel::clusterExport(cluster, "model"):
#' copy <- unserialize(serialize(model, NULL))
#' identical(get_weights(copy), get_weights(model))
NULL

# Gives this process its share of the processors, if it is one of several workers. Called before
# Python starts.
share_threads <- function() {
  if (nzchar(Sys.getenv("RKERAS_THREADS"))) {
    return(invisible())
  }
  workers <- count_workers()
  if (workers > 1L) {
    allowed <- parallel::mcaffinity()
    processors <- if (is.null(allowed)) parallel::detectCores() else length(allowed)
    Sys.setenv(RKERAS_THREADS = max(1L, processors %/% workers))
  }
}

# How many processes on this machine do work of the same kind, with this one: workers of a PSOCK
# cluster have the port of its master among their arguments, those of callr have a parent and the
# kind of their script in common, forks a parent and all arguments. 1 where /proc does not tell.
count_workers <- function() {
  own <- arguments_of("self")
  port <- grep("^PORT=[0-9]+$", own, value = TRUE)
  parent <- parent_of("self")
  if (length(port) == 1L && any(startsWith(own, "MASTER="))) {
    is_kin <- function(pid) port %in% arguments_of(pid)
  } else if (any(grepl(script_of_callr, own))) {
    is_kin <- function(pid) {
      identical(parent_of(pid), parent) && any(grepl(script_of_callr, arguments_of(pid)))
    }
  } else if (length(own) && identical(arguments_of(parent), own)) {
    is_kin <- function(pid) identical(parent_of(pid), parent) && identical(arguments_of(pid), own)
  } else {
    return(1L)
  }
  sum(vapply(list.files("/proc", "^[0-9]+$"), is_kin, NA))
}

script_of_callr <- "callr-(scr|session)"

# The arguments of a process, character() if it is gone.
arguments_of <- function(pid) {
  file <- file.path("/proc", pid, "cmdline")
  bytes <- tryCatch(
    suppressWarnings(readBin(file, "raw", 65536L)),
    error = function(e) raw()
  )
  bytes[bytes == 0] <- as.raw(10)
  strsplit(rawToChar(bytes), "\n", fixed = TRUE)[[1]]
}

# The process that started a process.
parent_of <- function(pid) {
  status <- tryCatch(
    suppressWarnings(readLines(file.path("/proc", pid, "status"))),
    error = function(e) character()
  )
  sub("^PPid:\\s*", "", grep("^PPid:", status, value = TRUE))
}
