# A deque of Python holds the value as it is.
through_python <- function(x) {
  deque <- rkeras_import("collections")$deque()
  deque$append(x)
  deque[[1]]
}
