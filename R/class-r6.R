# R6 base classes. Each R6 object of a derived class has a counterpart in Python.

#' Base class of callbacks
#'
#' Inherit from it with [R6::R6Class()], and define the methods that you need. Only methods that a
#' class defines are called, so the others cost nothing. Pass objects to [fit()] as `callbacks`.
#'
#' `epoch` and `batch` count from 0. Values that a method assigns to elements of `logs` are seen by
#' the callbacks that follow and by the history.
#'
#' @format An [R6::R6Class] generator.
#' @section Fields and arguments:
#' - `params`: Parameters of training: `verbose`, `epochs`, `steps`.
#' - `model`: The model. `self$model$stop_training <- TRUE` ends training.
#' - `params`, `model`: The new values of the fields.
#' - `epoch`: Number of the epoch.
#' - `batch`: Number of the batch in the epoch.
#' - `logs`: Named list of the loss and the metrics.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' LossHistory <- R6::R6Class("LossHistory",
#'   inherit = KerasCallback,
#'   public = list(
#'     losses = NULL,
#'     on_batch_end = function(batch, logs = list()) {
#'       self$losses <- c(self$losses, logs[["loss"]])
#'     }
#'   )
#' )
#' model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
#' model %>% compile(optimizer = "sgd", loss = "mse")
#' history <- LossHistory$new()
#' model %>% fit(matrix(1, 8, 2), rep(1, 8), batch_size = 4, callbacks = list(history), verbose = 0)
#' history$losses
KerasCallback <- R6::R6Class("KerasCallback",
  public = list(
    params = NULL,
    model = NULL,

    # Sets the fields, at the beginning.
    set_context = function(params = NULL, model = NULL) {
      self$params <- params
      self$model <- model
    },

    # At the beginning of an epoch.
    on_epoch_begin = function(epoch, logs = NULL) NULL,

    # At the end of an epoch.
    on_epoch_end = function(epoch, logs = NULL) NULL,

    # At the beginning of a batch of training.
    on_batch_begin = function(batch, logs = NULL) NULL,

    # At the end of a batch of training.
    on_batch_end = function(batch, logs = NULL) NULL,

    # At the beginning of training.
    on_train_begin = function(logs = NULL) NULL,

    # At the end of training.
    on_train_end = function(logs = NULL) NULL,

    # At the beginning of a batch of prediction.
    on_predict_batch_begin = function(batch, logs = NULL) NULL,

    # At the end of a batch of prediction.
    on_predict_batch_end = function(batch, logs = NULL) NULL,

    # At the beginning of prediction.
    on_predict_begin = function(logs = NULL) NULL,

    # At the end of prediction.
    on_predict_end = function(logs = NULL) NULL,

    # At the beginning of a batch of evaluation.
    on_test_batch_begin = function(batch, logs = NULL) NULL,

    # At the end of a batch of evaluation.
    on_test_batch_end = function(batch, logs = NULL) NULL,

    # At the beginning of evaluation, that of validation data too.
    on_test_begin = function(logs = NULL) NULL,

    # At the end of evaluation.
    on_test_end = function(logs = NULL) NULL,

    # At the beginning of a batch of training.
    on_train_batch_begin = function(batch, logs = NULL) NULL,

    # At the end of a batch of training.
    on_train_batch_end = function(batch, logs = NULL) NULL
  )
)

#' Base class of constraints
#'
#' Inherit from it with [R6::R6Class()], and define a method `call` that returns the constrained
#' weights. Pass objects to layers as `kernel_constraint` and similar arguments.
#'
#' @format An [R6::R6Class] generator.
#' @section Fields and arguments:
#' - `w`: The weights, a tensor.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' AtMostOne <- R6::R6Class("AtMostOne",
#'   inherit = KerasConstraint,
#'   public = list(call = function(w) tf$minimum(w, 1))
#' )
#' layer_dense(units = 2, kernel_constraint = AtMostOne$new())
KerasConstraint <- R6::R6Class("KerasConstraint",
  public = list(
    # Returns the constrained weights; applied after each update.
    call = function(w) {
      stop_classed("call", "constraints must have a method `call`", "NotImplementedError")
    },

    # The configuration, a named list.
    get_config = function() {
      list()
    }
  )
)

#' Base class of layers
#'
#' Inherit from it with [R6::R6Class()]. Make the layer with [create_layer()], or with the function
#' that [create_layer_wrapper()] makes from the class.
#'
#' @format An [R6::R6Class] generator.
#' @section Fields and arguments:
#' - `input_shape`: Shape of the input, a list with the batch first, `NULL` where unknown.
#' - `inputs`: The input, a tensor or a list of tensors. Has no effect any more in `add_loss()`.
#' - `mask`: The mask of the input, or `NULL`. A method may omit it, and may have the argument
#'   `training`.
#' - `supports_masking`: Whether a mask of the input goes on to the layers that follow: as it is, or
#'   as a method `compute_mask(inputs, mask)` makes it. `NULL`: if there is such a method.
#' - `losses`: A tensor, or a list of them.
#' - `value`: A tensor, or the result of a metric.
#' - `aggregation`: Only "mean".
#' - `name`, `shape`, `dtype`, `initializer`, `regularizer`, `trainable`, `constraint`: Properties
#'   of the weight; `name` also of the metric.
#' - `wrapper`: The Python layer.
#' - `input`, `output`: Input and output tensor of the layer.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' Linear <- R6::R6Class("Linear",
#'   inherit = KerasLayer,
#'   public = list(
#'     units = NULL,
#'     kernel = NULL,
#'     initialize = function(units) {
#'       self$units <- units
#'     },
#'     build = function(input_shape) {
#'       self$kernel <- self$add_weight("kernel", list(input_shape[[2]], self$units))
#'     },
#'     call = function(inputs, mask = NULL) tf$matmul(inputs, self$kernel),
#'     compute_output_shape = function(input_shape) list(input_shape[[1]], self$units)
#'   )
#' )
#' layer_linear <- create_layer_wrapper(Linear)
#' layer_input(shape = 3) %>% layer_linear(units = 2)
KerasLayer <- R6::R6Class("KerasLayer",
  public = list(
    supports_masking = NULL,

    # Makes the weights.
    build = function(input_shape) NULL,

    # Computes the output.
    call = function(inputs, mask = NULL) {
      stop_classed("call", "layers must have a method `call`", "NotImplementedError")
    },

    # Returns the shape of the output. If a class does not define it, Keras infers it from `call`.
    compute_output_shape = function(input_shape) {
      input_shape
    },

    # Adds to the loss.
    add_loss = function(losses, inputs = NULL) {
      private$wrapper$add_loss(losses, inputs)
    },

    # Adds a metric: the mean of a tensor, or what a metric gave.
    add_metric = function(value, name = NULL, aggregation = NULL) {
      private$wrapper$add_metric(value, name = name, aggregation = aggregation)
    },

    # Adds a weight, and returns it.
    add_weight = function(name, shape, dtype = NULL, initializer = NULL, regularizer = NULL,
                          trainable = TRUE, constraint = NULL) {
      private$wrapper$add_weight(
        name = name, shape = shape, dtype = dtype, initializer = initializer,
        regularizer = regularizer, trainable = trainable, constraint = constraint
      )
    },

    # Called once the Python layer exists.
    .set_wrapper = function(wrapper) {
      private$wrapper <- wrapper
    },

    # The Python layer.
    python_layer = function() {
      if (is.null(private$wrapper)) NULL else operate("itself", private$wrapper)
    }
  ),
  active = list(
    input = function(value) {
      if (missing(value)) private$wrapper$input else private$wrapper$input <- value
    },
    output = function(value) {
      if (missing(value)) private$wrapper$output else private$wrapper$output <- value
    }
  ),
  private = list(wrapper = NULL)
)

#' Base class of wrappers
#'
#' For layers that wrap another layer. Inherit from it with [R6::R6Class()], and make the layer with
#' [create_wrapper()], passing the layer to wrap as `layer` in `args`. In methods,
#' `private$py_wrapper$layer` is the wrapped layer, which is built before `build` is called.
#'
#' @format An [R6::R6Class] generator.
#' @section Fields and arguments:
#' - `input_shape`: Shape of the input, a list with the batch first, `NULL` where unknown.
#' - `inputs`: The input, a tensor or a list of tensors. Has no effect any more in `add_loss()`.
#' - `mask`: The mask of the input, or `NULL`. A method may omit it, and may have the argument
#'   `training`.
#' - `supports_masking`: Whether a mask of the input goes on to the layers that follow: as it is, or
#'   as a method `compute_mask(inputs, mask)` makes it. `NULL`: if there is such a method.
#' - `losses`: A tensor, or a list of them.
#' - `value`: A tensor, or the result of a metric.
#' - `aggregation`: Only "mean".
#' - `name`, `shape`, `dtype`, `initializer`, `regularizer`, `trainable`, `constraint`: Properties
#'   of the weight; `name` also of the metric.
#' - `py_wrapper`: The Python layer.
#' - `input`, `output`: Input and output tensor of the layer.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' Doubled <- R6::R6Class("Doubled",
#'   inherit = KerasWrapper,
#'   public = list(call = function(inputs, mask = NULL) private$py_wrapper$layer(inputs) * 2)
#' )
#' create_wrapper(Doubled, args = list(layer = layer_dense(units = 2)))
KerasWrapper <- R6::R6Class("KerasWrapper",
  public = list(
    supports_masking = NULL,

    # Makes the weights.
    build = function(input_shape) NULL,

    # Computes the output: that of the wrapped layer.
    call = function(inputs, mask = NULL) private$py_wrapper$layer(inputs),

    # Returns the shape of the output. If a class does not define it, Keras infers it from `call`.
    compute_output_shape = function(input_shape) {
      input_shape
    },

    # Adds to the loss.
    add_loss = function(losses, inputs = NULL) {
      private$py_wrapper$add_loss(losses, inputs)
    },

    # Adds a metric: the mean of a tensor, or what a metric gave.
    add_metric = function(value, name = NULL, aggregation = NULL) {
      private$py_wrapper$add_metric(value, name = name, aggregation = aggregation)
    },

    # Adds a weight, and returns it.
    add_weight = function(name, shape, dtype = NULL, initializer = NULL, regularizer = NULL,
                          trainable = TRUE, constraint = NULL) {
      private$py_wrapper$add_weight(
        name = name, shape = shape, dtype = dtype, initializer = initializer,
        regularizer = regularizer, trainable = trainable, constraint = constraint
      )
    },

    # Called once the Python layer exists.
    .set_py_wrapper = function(py_wrapper) {
      private$py_wrapper <- py_wrapper
    },

    # The Python layer.
    python_wrapper = function() {
      if (is.null(private$py_wrapper)) NULL else operate("itself", private$py_wrapper)
    }
  ),
  active = list(
    input = function(value) {
      if (missing(value)) private$py_wrapper$input else private$py_wrapper$input <- value
    },
    output = function(value) {
      if (missing(value)) private$py_wrapper$output else private$py_wrapper$output <- value
    }
  ),
  private = list(py_wrapper = NULL)
)

# ---- from R6 to Python ----------------------------------------------------------------------

keras_bases <- function() {
  list(
    KerasCallback = KerasCallback, KerasConstraint = KerasConstraint, KerasLayer = KerasLayer,
    KerasWrapper = KerasWrapper
  )
}

# The name of the class above that a generator inherits from, or NULL.
keras_kind <- function(generator) {
  while (inherits(generator, "R6ClassGenerator")) {
    if (generator$classname %in% names(keras_bases())) {
      return(generator$classname)
    }
    generator <- generator$get_inherit()
  }
  NULL
}

# A method of a class, own or inherited, or NULL.
generator_method <- function(generator, name) {
  while (inherits(generator, "R6ClassGenerator")) {
    if (!is.null(generator$public_methods[[name]])) {
      return(generator$public_methods[[name]])
    }
    generator <- generator$get_inherit()
  }
  NULL
}

# The Python callback, constraint or layer for an R6 object; called by Python.
python_of_r6 <- function(object) {
  if (inherits(object, "KerasLayer")) {
    return(made_by(object$python_layer(), "create_layer"))
  }
  if (inherits(object, "KerasWrapper")) {
    return(made_by(object$python_wrapper(), "create_wrapper"))
  }
  if (inherits(object, "KerasConstraint")) {
    return(operate("make_constraint", class(object)[[1]], object$call, object$get_config))
  }
  moments <- grep("^on_", names(KerasCallback$public_methods), value = TRUE)
  written <- Filter(function(name) {
    !identical(body(object[[name]]), body(KerasCallback$public_methods[[name]]))
  }, moments)
  methods <- lapply(c(written, "set_context"), function(name) describe_method(object[[name]]))
  names(methods) <- c(written, "set_context")
  operate("make_callback", class(object)[[1]], methods)
}

made_by <- function(layer, maker) {
  if (is.null(layer)) {
    stop_classed(
      maker, "an R6 object has no layer in Python: give its class to this function", "ValueError"
    )
  }
  layer
}

# The Python class for an R6 class, made once; called by Python.
class_of_generator <- function(generator) {
  made <- generator$.rkeras_class
  if (!is.null(made) && !is_stale(made)) {
    return(made)
  }
  kind <- keras_kind(generator)
  made <- if (is.null(kind)) {
    if (is.null(generator$inherit)) {
      return(NULL)
    }
    python_class(definition_of_generator(generator, TRUE))
  } else {
    own <- c("build", "call", "compute_output_shape", "compute_mask", "get_config")
    methods <- lapply(stats::setNames(own, own), generator_method, generator = generator)
    base <- keras_bases()[[kind]]$public_methods
    unwritten <- vapply(own, function(name) {
      is.null(methods[[name]]) || identical(methods[[name]], base[[name]])
    }, logical(1))
    holder <- new.env(parent = emptyenv())
    holder$generator <- generator
    initialize <- generator_method(generator, "initialize")
    takes <- if (is.null(initialize)) list() else as.list(names(formals(initialize)))
    operate(
      "make_r6_class", generator$classname, kind, holder, takes,
      lapply(methods[!unwritten | own == "call"], describe_method)
    )
  }
  assign(".rkeras_class", made, envir = generator)
  remember_class(generator$classname, generator)
  made
}

# An R6 class that inherits from a Python class, as %py_class% would define it.
definition_of_generator <- function(generator, convert) {
  members <- c(
    generator$public_methods, generator$public_fields, lapply(generator$active, mark_active)
  )
  members$clone <- NULL
  members$private <- c(generator$private_methods, generator$private_fields)
  parent <- eval(generator$inherit, generator$parent_env)
  define_class(
    generator$classname, members, if (is.null(parent)) list() else parent, convert,
    called = "R6Class"
  )
}

# Called by Python to make R6 objects, in environments that Python keeps, and to call their methods.
new_r6 <- function(.holder, .proxy, ...) {
  object <- .holder$generator$new(...)
  if (inherits(object, "KerasLayer")) {
    object$.set_wrapper(.proxy)
  } else {
    object$.set_py_wrapper(.proxy)
  }
  held <- new.env(parent = emptyenv())
  held$object <- object
  held
}

new_plain_r6 <- function(.holder, ...) {
  .holder$generator$new(...)
}

field_of_r6 <- function(.held, .name) {
  .held$object[[.name]]
}

call_r6 <- function(.held, .name, ...) {
  .held$object[[.name]](...)
}
