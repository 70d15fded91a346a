# Cross-validation of small models on workers of a PSOCK cluster: 10 folds of each setting, on one
# worker and on two, in turn. The results have to be identical, since each task seeds itself.
#
#   Rscript benchmarks/workers.R [rounds [settings]]
#
# Writes benchmarks/results/workers.md.
library(parallel)

arguments <- commandArgs(trailingOnly = TRUE)
rounds <- if (length(arguments)) as.integer(arguments[[1]]) else 3L
settings <- if (length(arguments) > 1) as.integer(arguments[[2]]) else 6L
epochs <- 20L
set.seed(1)
x <- matrix(rnorm(8 * 2000), ncol = 8)
y <- sin(x[, 1]) + x[, 2] * x[, 3] + rnorm(2000) / 10
tasks <- expand.grid(fold = 1:10, units = c(8, 16, 32), rate = c(0.01, 0.001))
tasks <- lapply(seq_len(10L * settings), function(i) c(as.list(tasks[i, ]), epochs = epochs))

evaluate_fold <- function(task, data, target) {
  set.seed(task$fold)
  held <- seq(task$fold, nrow(data), by = 10)
  model <- keras_model_sequential() %>%
    layer_dense(task$units, "relu", input_shape = ncol(data)) %>%
    layer_dropout(0.1) %>%
    layer_dense(1)
  model %>% compile(optimizer = optimizer_adam(task$rate), loss = "mse")
  fit(model, data[-held, ], target[-held], epochs = task$epochs, batch_size = 16, verbose = 0)
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
empty <- matrix(0, rounds + 1, 3, dimnames = list(NULL, names(clusters)))
clock <- empty
processor <- empty
used <- function(cluster) unlist(clusterEvalQ(cluster, sum(proc.time()[1:2])))
for (i in seq_len(rounds + 1)) {
  for (name in names(clusters)) {
    # Two tasks to warm up; then all, handed out one by one.
    these <- if (i == 1) tasks[1:2] else tasks
    before <- used(clusters[[name]])
    clock[i, name] <- system.time(
      results[[name]] <- clusterApplyLB(clusters[[name]], these, evaluate_fold, x, y)
    )[["elapsed"]]
    processor[i, name] <- max(used(clusters[[name]]) - before)
  }
}
for (cluster in clusters) stopCluster(cluster)
same <- identical(results$one, results$two)
times_as_fast <- function(table) {
  table <- table[-1, , drop = FALSE]
  apply(table[, "one"] / table, 2, median)
}
medians <- function(table) apply(table[-1, , drop = FALSE], 2, median)

load_now <- strsplit(readLines("/proc/loadavg"), " ")[[1]][1]
lines <- c(
  "# Many models on workers",
  "",
  sprintf(
    "`Rscript benchmarks/workers.R %d %d`: %d models of two dense layers, %d epochs of 113 steps.",
    rounds, settings, length(tasks), epochs
  ),
  sprintf("Medians of rounds in turn. Load of the machine (2 cores) at the end: %s.", load_now),
  "On a busy machine two workers get twice the share of one. Processor time does not depend on",
  "that: what the busiest worker used is what the clock would show if nothing else ran.",
  "",
  "| workers | seconds by the clock | times as fast | processor time, the busiest | times less |",
  "|---|---|---|---|---|",
  sprintf(
    "| %s | %.1f | %.2f | %.1f | %.2f |",
    c("one, one thread", "one, all threads", "two, one thread each"),
    medians(clock), times_as_fast(clock), medians(processor), times_as_fast(processor)
  ),
  "",
  sprintf(
    "Losses of one and two workers: %s. Aim: 1.7 times as fast.",
    if (same) "identical" else "DIFFERENT"
  )
)
writeLines(lines, "benchmarks/results/workers.md")
writeLines(lines)
