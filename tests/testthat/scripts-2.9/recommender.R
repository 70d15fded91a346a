# Ratings from embeddings of users and films: a dot product, then with biases, as on RStudio's blog.
library(keras)

tensorflow::set_random_seed(27)
n_users <- 30
n_movies <- 20
n <- 500
taste <- matrix(rnorm(n_users * 2), n_users)
kind <- matrix(rnorm(n_movies * 2), n_movies)
users <- sample(n_users, n, replace = TRUE)
movies <- sample(n_movies, n, replace = TRUE)
rating <- pmin(pmax(round(3 + rowSums(taste[users, ] * kind[movies, ])), 0), 5)
x_train <- cbind(users, movies)[1:400, ]
y_train <- as.matrix(rating[1:400])
x_valid <- cbind(users, movies)[401:n, ]
y_valid <- as.matrix(rating[401:n])
min_rating <- min(rating)
max_rating <- max(rating)

simple_dot <- function(embedding_dim, n_users, n_movies, name = "simple_dot") {
  keras_model_custom(name = name, function(self) {
    self$user_embedding <- layer_embedding(
      input_dim = n_users + 1, output_dim = embedding_dim,
      embeddings_initializer = initializer_random_uniform(minval = 0, maxval = 0.05),
      name = "user_embedding"
    )
    self$movie_embedding <- layer_embedding(
      input_dim = n_movies + 1, output_dim = embedding_dim,
      embeddings_initializer = initializer_random_uniform(minval = 0, maxval = 0.05),
      name = "movie_embedding"
    )
    self$dot <- layer_lambda(f = function(x) k_batch_dot(x[[1]], x[[2]], axes = 2))
    function(x, mask = NULL) {
      users <- x[, 1]
      movies <- x[, 2]
      user_embedding <- self$user_embedding(users)
      movie_embedding <- self$movie_embedding(movies)
      self$dot(list(user_embedding, movie_embedding))
    }
  })
}
dot_with_bias <- function(embedding_dim, n_users, n_movies, min_rating, max_rating,
                          name = "dot_with_bias") {
  keras_model_custom(name = name, function(self) {
    self$min_rating <- min_rating
    self$max_rating <- max_rating
    self$user_embedding <- layer_embedding(
      input_dim = n_users + 1, output_dim = embedding_dim, name = "user_embedding"
    )
    self$movie_embedding <- layer_embedding(
      input_dim = n_movies + 1, output_dim = embedding_dim, name = "movie_embedding"
    )
    self$user_bias <- layer_embedding(input_dim = n_users + 1, output_dim = 1, name = "user_bias")
    self$movie_bias <- layer_embedding(input_dim = n_movies + 1, output_dim = 1, name = "movie_bias")
    self$user_dropout <- layer_dropout(rate = 0.1)
    self$movie_dropout <- layer_dropout(rate = 0.1)
    self$dot <- layer_lambda(f = function(x) k_batch_dot(x[[1]], x[[2]], axes = 2), name = "dot")
    self$dot_bias <- layer_lambda(f = function(x) k_sigmoid(x[[1]] + x[[2]] + x[[3]]), name = "dot_bias")
    self$pred <- layer_lambda(
      f = function(x) x * (self$max_rating - self$min_rating) + self$min_rating, name = "pred"
    )
    function(x, mask = NULL, training = FALSE) {
      users <- x[, 1]
      movies <- x[, 2]
      user_embedding <- self$user_embedding(users) %>% self$user_dropout()
      movie_embedding <- self$movie_embedding(movies) %>% self$movie_dropout()
      dot <- self$dot(list(user_embedding, movie_embedding))
      self$pred(self$dot_bias(list(dot, self$user_bias(users), self$movie_bias(movies))))
    }
  })
}
model <- simple_dot(4, n_users, n_movies)
model %>% compile(loss = "mse", optimizer = optimizer_adam(0.05))
history <- model %>% fit(
  x_train, y_train,
  epochs = 30, batch_size = 32, validation_data = list(x_valid, y_valid), verbose = 0,
  callbacks = list(callback_early_stopping(patience = 3))
)
stopifnot(min(history$metrics$val_loss) < var(drop(y_valid)))
weights <- get_weights(model)
by_hand <- rowSums(weights[[1]][x_valid[, 1] + 1, ] * weights[[2]][x_valid[, 2] + 1, ])
stopifnot(all.equal(predict(model, x_valid)[, 1], by_hand, tolerance = 1e-4))

model <- dot_with_bias(4, n_users, n_movies, min_rating, max_rating)
model %>% compile(loss = "mse", optimizer = optimizer_adam(0.05))
history <- model %>% fit(
  x_train, y_train,
  epochs = 15, batch_size = 32, validation_data = list(x_valid, y_valid), verbose = 0,
  callbacks = list(callback_early_stopping(patience = 5), callback_reduce_lr_on_plateau(patience = 2))
)
stopifnot("lr" %in% names(history$metrics) || "learning_rate" %in% names(history$metrics))
found <- predict(model, x_valid)
stopifnot(all(found >= min_rating & found <= max_rating), tail(history$metrics$loss, 1) < history$metrics$loss[1])
user_embeddings <- (model %>% get_layer("user_embedding") %>% get_weights())[[1]]
stopifnot(identical(dim(user_embeddings), c(31L, 4L)))
