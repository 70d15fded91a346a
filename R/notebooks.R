# Output in a notebook of Jupyter's R kernel.

# The kernel evaluates a cell with R's output diverted, takes whole lines of it alone, and ends one
# that is not whole. So a line that is written over again and again, as a progress bar is, goes to
# the notebook by the kernel's own function for output.

# The kernel, as its function for displaying things knows it; NULL outside of a notebook.
notebook_kernel <- function() {
  display <- getOption("jupyter.base_display_func")
  kernel <- if (isTRUE(getOption("jupyter.in_kernel")) && is.function(display)) {
    environment(display)$.self
  }
  if (is.environment(kernel) && is.function(kernel$stream)) kernel
}

# Whether output goes to a notebook; within a cell, R's own diversion is the kernel's.
is_in_notebook <- function() !is.null(notebook_kernel()) && sink.number() <= 1L

# Shows text in the notebook, after what R has printed.
print_in_notebook <- function(text) {
  utils::flush.console()
  notebook_kernel()$stream(text, "stdout")
  NULL
}
