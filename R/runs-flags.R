# Flags: values of a script that the command line, a file or a training run may override.

#' Flags of a training script
#'
#' Declares values that can be set from outside: by a file, on the command line, or by
#' [training_run()]. What comes later in this order takes precedence.
#'
#' On the command line, flags are written `--learning-rate 0.1` or `--learning-rate=0.1`; dashes
#' stand for underscores. The scan ends at a second `--args`. `--help` prints the flags and quits.
#'
#' A file is YAML with a value for each flag. If all its values are maps, it has a section for each
#' configuration; `config` chooses one, which goes before the section `default`, and
#' `inherits: name` names another one that it extends. R code in a file (`!expr`) is not evaluated.
#'
#' @param ... Flags, as `flag_numeric()` and its kin declare them, or one list of them.
#' @param config The section of the file.
#' @param file Path of a file, or `NULL`. The default file need not exist.
#' @param arguments The arguments of the command line.
#' @param name The name of the flag.
#' @param default Its default value.
#' @param description What the flag is for, which `--help` prints.
#' @return `flags()`: a named list of the values, of class `tfruns_flags`. The others: a
#'   declaration.
#' @section Errors:
#' - `ValueError`: A flag is declared twice, a value does not have the type of its flag, or a value
#'   was given for a flag that is not declared.
#' @family runs
#' @export
#' @examples
#' FLAGS <- flags(
#'   flag_numeric("learning_rate", 0.01, "Of the optimizer"),
#'   flag_integer("units", 128),
#'   arguments = c("--learning-rate", "0.1")
#' )
#' FLAGS$learning_rate
flags <- function(...,
                  config = Sys.getenv("R_CONFIG_ACTIVE", unset = "default"),
                  file = "flags.yml",
                  arguments = commandArgs(TRUE)) {
  declared <- declared_flags(list(...))
  if (wants_help(arguments)) {
    print_flags_help(declared)
    quit(save = "no")
  }
  given <- list(
    flags_of_file(file, config, !missing(file)), flags_of_arguments(arguments), the$run$flags
  )
  values <- lapply(declared, `[[`, "default")
  for (more in given) {
    undeclared <- setdiff(names(more), names(declared))
    if (length(undeclared)) {
      refuse_value(
        "flags", "The following flags were provided but not declared: ", toString(undeclared)
      )
    }
    for (name in names(more)) {
      if (!is.null(more[[name]])) {
        values[[name]] <- flag_value(more[[name]], declared[[name]])
      }
    }
  }
  if (!is.null(the$run)) {
    write_run_metadata("flags", values)
  }
  structure(
    values,
    class = "tfruns_flags",
    types = vapply(declared, `[[`, "", "type"),
    defaults = lapply(declared, `[[`, "default"),
    descriptions = lapply(declared, `[[`, "description")
  )
}

#' @rdname flags
#' @export
flag_numeric <- function(name, default, description = NULL) {
  new_flag("numeric", name, default, description)
}

#' @rdname flags
#' @export
flag_integer <- function(name, default, description = NULL) {
  new_flag("integer", name, default, description)
}

#' @rdname flags
#' @export
flag_boolean <- function(name, default, description = NULL) {
  new_flag("boolean", name, default, description)
}

#' @rdname flags
#' @export
flag_string <- function(name, default, description = NULL) {
  new_flag("string", name, default, description)
}

#' @export
as.data.frame.tfruns_flags <- function(x, ...) {
  described <- vapply(attr(x, "descriptions"), function(text) if (is.null(text)) "" else text, "")
  data.frame(
    name = names(x), type = unname(attr(x, "types")),
    value = vapply(x, format, "", USE.NAMES = FALSE), description = unname(described),
    stringsAsFactors = FALSE
  )
}

#' @export
print.tfruns_flags <- function(x, ...) {
  print(as.data.frame(x), row.names = FALSE)
  invisible(x)
}

# ---- declarations -----------------------------------------------------------------------------

flag_casts <- list(
  numeric = as.double, integer = as.integer, boolean = as.logical, string = as.character
)

new_flag <- function(type, name, default, description) {
  called <- paste0("flag_", type)
  if (!is_string(name)) {
    stop_argument(called, "name", "a string", name)
  }
  if (!is.atomic(default) || length(default) != 1) {
    stop_argument(called, "default", "one value", default)
  }
  declared <- list(name = name, type = type, description = description)
  declared$default <- flag_casts[[type]](default)
  structure(declared, class = "tfruns_flag")
}

declared_flags <- function(given) {
  if (length(given) == 1 && is.list(given[[1]]) && !inherits(given[[1]], "tfruns_flag")) {
    given <- given[[1]]
  }
  for (flag in given) {
    if (!inherits(flag, "tfruns_flag")) {
      stop_argument("flags", "...", "flags, as flag_numeric() and its kin make them", flag)
    }
  }
  names <- vapply(given, `[[`, "", "name")
  if (anyDuplicated(names)) {
    refuse_value(
      "flags", "A flag named '", names[anyDuplicated(names)], "' has already been defined"
    )
  }
  stats::setNames(given, names)
}

flag_value <- function(value, declared) {
  if (!is.atomic(value) || length(value) != 1) {
    refuse_value(
      "flags", "only scalar flag values are supported, but `", declared$name, "` got ", shown(value)
    )
  }
  cast <- suppressWarnings(flag_casts[[declared$type]](value))
  if (is.na(cast)) {
    refuse_value(
      "flags", "Unable to convert flag '", declared$name, "' with value '", value, "' to type ",
      declared$type
    )
  }
  cast
}

# ---- files ------------------------------------------------------------------------------------

flags_of_file <- function(file, config, chosen) {
  if (is.null(file)) {
    return(list())
  }
  if (!file.exists(file)) {
    if (chosen) {
      warning("configuration file '", file, "' does not exist", call. = FALSE)
    }
    return(list())
  }
  read <- tryCatch(
    # Code in the file is text.
    read_yaml(paste(readLines(file, warn = FALSE), collapse = "\n"), as.character),
    error = function(e) refuse_value("flags", file, " is no YAML: ", conditionMessage(e))
  )
  if (is.null(read)) {
    return(list())
  }
  if (!is.list(read) || is.null(names(read))) {
    refuse_value("flags", file, " must have a value for each flag")
  }
  is_section <- vapply(read, function(x) is.list(x) && !is.null(names(x)), NA)
  if (all(is_section)) flags_of_section(read, config, file) else read
}

flags_of_section <- function(sections, config, file, met = character()) {
  if (config %in% met) {
    refuse_value("flags", "section ", config, " of ", file, " inherits from itself")
  }
  own <- sections[[config]]
  parent <- if (is.null(own$inherits)) "default" else own$inherits
  own$inherits <- NULL
  if (config != "default") {
    own <- utils::modifyList(flags_of_section(sections, parent, file, c(met, config)), as.list(own))
  }
  as.list(own)
}

read_yaml <- function(text, on_code = NULL) {
  need_package("flags", "yaml", "a file of flags")
  yaml::yaml.load(text, handlers = if (!is.null(on_code)) list(expr = on_code), eval.expr = FALSE)
}

# ---- the command line -------------------------------------------------------------------------

wants_help <- function(arguments) {
  "--help" %in% before_end(arguments)
}

before_end <- function(arguments) {
  arguments[cumsum(arguments == "--args") == 0]
}

flags_of_arguments <- function(arguments) {
  arguments <- before_end(as.character(arguments))
  found <- list()
  i <- 1
  while (i <= length(arguments)) {
    word <- arguments[[i]]
    i <- i + 1
    if (!startsWith(word, "--")) next
    key <- sub("=.*", "", substring(word, 3))
    if (grepl("=", word, fixed = TRUE)) {
      value <- sub("^[^=]*=", "", word)
    } else if (i <= length(arguments)) {
      value <- arguments[[i]]
      i <- i + 1
    } else {
      refuse_value("flags", "the flag ", word, " on the command line has no value")
    }
    # list(): an empty value is NULL, and stays in the list.
    found[gsub("-", "_", key, fixed = TRUE)] <- list(read_yaml(value))
  }
  found
}

print_flags_help <- function(declared) {
  cat("Options:\n")
  for (flag in declared) {
    option <- paste0("--", gsub("_", "-", flag$name, fixed = TRUE))
    cat("  ", format(option, width = 24), " ", flag$description, " (", format(flag$default), ")\n",
      sep = ""
    )
  }
}
