# What tests of classes written in R share.

regression <- function(model) {
  model %>% compile(optimizer = optimizer_sgd(learning_rate = 0.1), loss = "mse")
}

mine <- function(data) {
  stop(errorCondition("no", class = "mine", data = data))
}

predicted <- function(model, x) predict(model, x, verbose = 0)
