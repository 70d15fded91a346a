# Pipelines and data from R against Python and TensorFlow alone: medians of rounds of each.
#   PYTHONPATH=$PWD Rscript benchmarks/pipelines.R [rounds]
library(rkeras)

rounds <- as.integer(c(commandArgs(trailingOnly = TRUE), "5")[[1]])
set.seed(1)
letters_of <- function(n) paste(sample(letters, n, TRUE), collapse = "")
vocabulary <- vapply(sample(2:8, 20000, TRUE), letters_of, "")
frequency <- 1 / seq_along(vocabulary)
texts <- vapply(sample(10:60, 50000, TRUE), function(n) {
  paste0(paste(sample(vocabulary, n, TRUE, frequency), collapse = " "), ".")
}, "")
sequences <- lapply(sample(20:300, 25000, TRUE), function(n) sample(10000L, n, TRUE))
folder <- tempfile("bench")
dir.create(folder)
writeLines(texts, file.path(folder, "texts.txt"))
writeLines(jsonlite::toJSON(sequences), file.path(folder, "sequences.json"))

python <- Sys.getenv("RETICULATE_PYTHON", Sys.which("python3"))
told <- system2(
  python, c("benchmarks/pipelines_python.py", folder),
  input = rep("next", rounds), stdout = TRUE, stderr = FALSE
)
theirs <- do.call(rbind, lapply(tail(told, rounds), function(line) {
  unlist(jsonlite::fromJSON(line))
}))

tokenizer <- fit_text_tokenizer(text_tokenizer(num_words = 10000), texts)
rows <- as_tensor(matrix(rnorm(2000 * 16), 2000), "float32")
ordered <- function(x) sort(as.numeric(x), decreasing = TRUE)[1:3]
mapped <- function() dataset_map(tensor_slices_dataset(rows), ordered)
runs <- list(
  map = function() dataset_collect(dataset_batch(mapped(), 2000)),
  map_alone = function() dataset_collect(mapped()),
  texts_to_sequences = function() texts_to_sequences(tokenizer, texts),
  fit_text_tokenizer = function() fit_text_tokenizer(text_tokenizer(num_words = 10000), texts),
  pad_sequences = function() pad_sequences(sequences, maxlen = 100)
)
dataset <- range_dataset(0, 10)
verbs <- list(
  dataset_batch = function() dataset_batch(dataset, 4),
  dataset_take = function() dataset_take(dataset, 3),
  dataset_shuffle = function() dataset_shuffle(dataset, 10, 1),
  dataset_map = function() dataset_map(dataset, function(x) x * x),
  tensor_slices_dataset = function() tensor_slices_dataset(c(1, 2, 3))
)
seconds <- function(f, times) {
  system.time(for (i in seq_len(times)) f(), gcFirst = FALSE)[["elapsed"]] / times
}
for (run in c(runs, verbs)) run()

ours <- do.call(rbind, lapply(seq_len(rounds), function(round) {
  c(vapply(runs, seconds, 0, times = 1), vapply(verbs, seconds, 0, times = 50))
}))

cat("| what | from R, ms | Python, ms | ratio |\n|---|---|---|---|\n")
for (name in colnames(ours)) {
  cat(sprintf(
    "| `%s` | %.3g | %.3g | %.2f |\n", name, median(ours[, name]) * 1e3,
    median(theirs[, name]) * 1e3, median(ours[, name]) / median(theirs[, name])
  ))
}
cat("\nLoad:", readLines("/proc/loadavg"), "\n")
