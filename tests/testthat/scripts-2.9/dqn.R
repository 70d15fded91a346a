# A deep Q network that learns to walk to the right, with replay memory and a target network.
library(keras)

tensorflow::set_random_seed(23)
set.seed(23)
states <- 5
one_hot <- function(state) matrix(as.numeric(seq_len(states) == state), 1)
step_environment <- function(state, action) {
  state <- min(max(state + c(-1, 1)[action], 1), states)
  list(state = state, reward = as.numeric(state == states), done = state == states)
}
build_q_network <- function() {
  keras_model_sequential() %>%
    layer_dense(units = 16, activation = "relu", input_shape = states, kernel_initializer = "he_uniform") %>%
    layer_dense(units = 2, activation = "linear", kernel_initializer = "he_uniform") %>%
    compile(loss = "mse", optimizer = optimizer_adam(learning_rate = 0.01))
}
model <- build_q_network()
target_model <- build_q_network()
update_target <- function() set_weights(target_model, get_weights(model))
update_target()
stopifnot(identical(predict(model, one_hot(2)), predict(target_model, one_hot(2))))

memory <- list()
gamma <- 0.9
epsilon <- 1
replay <- function(batch_size) {
  batch <- memory[sample(length(memory), batch_size)]
  s <- do.call(rbind, lapply(batch, function(m) one_hot(m$state)))
  s2 <- do.call(rbind, lapply(batch, function(m) one_hot(m$next_state)))
  target <- predict_on_batch(model, s)
  future <- predict_on_batch(target_model, s2)
  for (i in seq_along(batch)) {
    m <- batch[[i]]
    target[i, m$action] <- m$reward + if (m$done) 0 else gamma * max(future[i, ])
  }
  train_on_batch(model, s, target)
}
losses <- c()
for (episode in 1:25) {
  state <- sample(states - 1, 1)
  for (time in 1:12) {
    if (runif(1) < epsilon) {
      action <- sample(2, 1)
    } else {
      action <- which.max(predict_on_batch(model, one_hot(state))[1, ])
    }
    result <- step_environment(state, action)
    memory[[length(memory) + 1]] <- list(
      state = state, action = action, reward = result$reward, next_state = result$state,
      done = result$done
    )
    state <- result$state
    if (length(memory) >= 16) losses <- c(losses, replay(16))
    if (result$done) break
  }
  if (episode %% 3 == 0) update_target()
  epsilon <- max(0.1, epsilon * 0.9)
  if (episode == 15) {
    lr <- k_get_value(model$optimizer$lr)
    k_set_value(model$optimizer$lr, lr / 2)
    stopifnot(all.equal(k_get_value(model$optimizer$lr), 0.005, tolerance = 1e-6))
  }
}
q <- predict(model, diag(states))
stopifnot(is.numeric(losses), all(is.finite(losses)), all(max.col(q[1:4, ]) == 2))
stopifnot(abs(q[4, 2] - 1) < 0.3, q[4, 2] > q[2, 2])
