# What is imported from rkeras, and its methods, also stand in this namespace itself: `:::` looks
# nowhere else.
.onLoad <- function(libname, pkgname) {
  own <- topenv()
  methods <- file.path(libname, pkgname, "methods")
  names <- c(
    ls(parent.env(own), all.names = TRUE),
    if (file.exists(methods)) readLines(methods)
  )
  source <- asNamespace("rkeras")
  for (name in intersect(names, ls(source, all.names = TRUE))) {
    if (bindingIsActive(name, source)) {
      makeActiveBinding(name, activeBindingFunction(name, source), own)
    } else {
      assign(name, get(name, envir = source), envir = own)
    }
  }
}
