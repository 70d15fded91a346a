# Cross-validation of small models on workers of a PSOCK cluster: 10 folds of 6 settings, on one worker
# and on two, in turn. The results have to be identical, since each task seeds itself.
#
#   Rscript benchmarks/workers.R [rounds]
#
# Writes benchmarks/results/workers.md.
library(parallel)

arguments <- commandArgs(trailingOnly = TRUE)
rounds <- if (length(arguments)) as.integer(arguments[[1]]) else 3L
set.seed(1)
x <- matrix(rnorm(8 * 2000), ncol = 8)
y <- sin(x[, 1]) + x[, 2] * x[, 3] + rnorm(2000) / 10
tasks <- expand.grid(fold = 1:10, units = c(8, 16, 32), rate = c(0.01, 0.001))
tasks <- lapply(seq_len(nrow(tasks)), function(i) as.list(tasks[i, ]))

evaluate_fold <- function(task, data, target) {
  set.seed(task$fold)
  held <- seq(task$fold, nrow(data), by = 10)
  model <- keras_model_sequential() %>%
    layer_dense(task$units, "relu", input_shape = ncol(data)) %>%
    layer_dropout(0.1) %>%
    layer_dense(1)
  model %>% compile(optimizer = optimizer_adam(task$rate), loss = "mse")
  fit(model, data[-held, ], target[-held], epochs = 60, batch_size = 16, verbose = 0)
  error <- evaluate(model, data[held, ], target[held], verbose = 0)
  k_clear_session()
  error
}

# Workers with one thread each, or with their share of the processors if `threads` is empty.
workers <- function(n, threads) {
  cluster <- makePSOCKcluster(n)
  clusterExport(cluster, "threads", environment())
  clusterEvalQ(cluster, {
    if (nzchar(threads)) Sys.setenv(RKERAS_THREADS = threads)
    suppressMessages(library(rkeras))
    as.array(tf$constant(1) + 1)
  })
  cluster
}
clusters <- list(one = workers(1, "1"), all = workers(1, ""), two = workers(2, ""))
results <- list()
times <- matrix(0, rounds + 1, 3, dimnames = list(NULL, names(clusters)))
for (i in seq_len(rounds + 1)) {
  for (name in names(clusters)) {
    # Two tasks to warm up; then all, handed out one by one.
    these <- if (i == 1) tasks[1:2] else tasks
    times[i, name] <- system.time(
      results[[name]] <- clusterApplyLB(clusters[[name]], these, evaluate_fold, x, y)
    )[["elapsed"]]
  }
}
for (cluster in clusters) stopCluster(cluster)
times <- times[-1, , drop = FALSE]
same <- identical(results$one, results$two)
medians <- apply(times, 2, median)

load_now <- strsplit(readLines("/proc/loadavg"), " ")[[1]][1]
lines <- c(
  "# Many models on workers",
  "",
  paste(
    "`Rscript benchmarks/workers.R`: 10 folds of 6 settings of a network of two dense layers, 60",
    "models and 6,780 steps each;"
  ),
  sprintf(
    "seconds by the clock, medians of %d rounds in turn. Load of the machine (2 cores) at the end: %s.",
    rounds, load_now
  ),
  "",
  "| workers | seconds | times as fast as one worker with one thread | aim |",
  "|---|---|---|---|",
  sprintf("| one, one thread | %.1f | 1 | |", medians[["one"]]),
  sprintf(
    "| one, all threads | %.1f | %.2f | |", medians[["all"]], median(times[, "one"] / times[, "all"])
  ),
  sprintf(
    "| two, one thread each | %.1f | %.2f | 1.7 |", medians[["two"]],
    median(times[, "one"] / times[, "two"])
  ),
  "",
  sprintf(
    "Two workers are %.2f times as fast as one with all threads. Losses of one and two workers: %s.",
    median(times[, "all"] / times[, "two"]), if (same) "identical" else "DIFFERENT"
  )
)
writeLines(lines, "benchmarks/results/workers.md")
writeLines(lines)
