# Claim frequencies: a network on top of a GLM, with exposures as an offset, and a last layer that
# is given and not trained, as in the tutorials of the Swiss actuaries.
library(keras)

set.seed(100)
tensorflow::set_random_seed(100)
n <- 300
policies <- data.frame(
  Area = sample(1:6, n, TRUE), Brand = factor(sample(paste0("B", 1:5), n, TRUE)),
  Age = runif(n, 18, 80), Exposure = runif(n, 0.2, 1)
)
policies$Claims <- rpois(n, policies$Exposure * exp(-1 + 0.2 * as.integer(policies$Brand)))
glm1 <- glm(Claims ~ Area + Age, family = poisson(), data = policies, offset = log(Exposure))
design <- as.matrix(scale(policies[, c("Area", "Age")]))
brand <- as.matrix(as.integer(policies$Brand)) - 1
volume <- as.matrix(log(fitted(glm1)))
claims <- as.matrix(policies$Claims)
lambda <- 0.9

Design <- layer_input(shape = c(ncol(design)), dtype = "float32", name = "Design")
Brand <- layer_input(shape = c(1), dtype = "int32", name = "Brand")
LogVol <- layer_input(shape = c(1), dtype = "float32", name = "LogVol")
BrandEmb <- Brand %>%
  layer_embedding(input_dim = 5, output_dim = 2, input_length = 1, name = "BrandEmb") %>%
  layer_flatten(name = "Brand_flat")
Network <- list(Design, BrandEmb) %>%
  layer_concatenate(name = "concate") %>%
  layer_dense(units = 5, activation = "tanh", name = "hidden1") %>%
  layer_dense(
    units = 1, activation = "linear", name = "Network",
    weights = list(array(0, dim = c(5, 1)), array(log(lambda), dim = c(1)))
  )
Response <- list(Network, LogVol) %>%
  layer_add(name = "Add") %>%
  layer_dense(
    units = 1, activation = k_exp, name = "Response", trainable = FALSE,
    weights = list(array(1, dim = c(1, 1)), array(0, dim = c(1)))
  )
model <- keras_model(inputs = c(Design, Brand, LogVol), outputs = c(Response))
model %>% compile(optimizer = optimizer_nadam(), loss = "poisson")
inputs <- list(design, brand, volume)
stopifnot(all.equal(c(predict(model, inputs)), unname(fitted(glm1)) * lambda, tolerance = 1e-5))

# The best weights go to a checkpoint, whose path has no ending, and come back.
path <- file.path(tempdir(), "best_weights")
best <- callback_model_checkpoint(
  filepath = path, monitor = "val_loss", save_best_only = TRUE, save_weights_only = TRUE
)
fit <- model %>% fit(
  inputs, claims,
  epochs = 4, batch_size = 100 / 3, verbose = 0, validation_split = 0.2, callbacks = best
)
model %>% set_weights(lapply(get_weights(model), function(w) w + 1))
load_model_weights_hdf5(model, path)
held <- 241:n
found <- model %>% evaluate(lapply(inputs, function(x) x[held, , drop = FALSE]), claims[held], verbose = 0)
stopifnot(all.equal(found[["loss"]], min(fit[[2]]$val_loss), tolerance = 1e-5))
frequency <- as.vector(model %>% predict(inputs))
stopifnot(all.equal(
  unname(evaluate(model, inputs, claims, verbose = 0)),
  mean(frequency - claims * log(frequency + 1e-7)),
  tolerance = 1e-5
))
stopifnot(identical(get_weights(model$get_layer("Response"))[[1]], matrix(1)))
stopifnot(identical(length(model$non_trainable_weights), 2L))
