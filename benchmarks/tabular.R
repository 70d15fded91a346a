# Networks for data frames against linear models and nnet: cross-validated errors on ten data sets
# that R packages carry. The settings of both networks were chosen on simulated data (Friedman's
# function, three spirals) and fixed; nothing was tuned on these sets. Writes
# vignettes/articles/tabular.csv and benchmarks/results/tabular.md.
#
# Rscript benchmarks/tabular.R

library(rkeras)

pima <- rbind(MASS::Pima.tr, MASS::Pima.te)
births <- transform(
  MASS::birthwt,
  bwt = NULL,
  low = factor(low, labels = c("normal", "low")), race = factor(race, labels = c("w", "b", "o"))
)
machines <- transform(MASS::cpus, perf = log(perf), name = NULL, estperf = NULL)
sets <- list(
  airquality = list(from = "datasets", formula = Ozone ~ ., data = airquality),
  quakes = list(from = "datasets", formula = depth ~ ., data = quakes),
  Boston = list(from = "MASS", formula = medv ~ ., data = MASS::Boston),
  cpus = list(from = "MASS", formula = perf ~ ., data = machines),
  MathAchieve = list(
    from = "nlme", formula = MathAch ~ Minority + Sex + SES + MEANSES,
    data = as.data.frame(nlme::MathAchieve)
  ),
  biopsy = list(from = "MASS", formula = class ~ ., data = MASS::biopsy[-1]),
  birthwt = list(from = "MASS", formula = low ~ ., data = births),
  crabs = list(
    from = "MASS", formula = kind ~ FL + RW + CL + CW + BD,
    data = transform(MASS::crabs, kind = interaction(sp, sex))
  ),
  fgl = list(from = "MASS", formula = type ~ ., data = MASS::fgl),
  Pima = list(from = "MASS", formula = type ~ ., data = pima)
)

linear <- function(formula, data) {
  classes <- nlevels(data[[all.vars(formula)[[1]]]])
  if (classes > 2) {
    fitted <- nnet::multinom(formula, data, trace = FALSE, maxit = 500)
    function(new) predict(fitted, new, type = "probs")
  } else if (classes == 2) {
    fitted <- suppressWarnings(stats::glm(formula, stats::binomial(), data))
    function(new) both(predict(fitted, new, type = "response"))
  } else {
    fitted <- stats::lm(formula, data)
    function(new) predict(fitted, new)
  }
}

# nnet has no scaling of its own; it gets that of scale(), for the outcome too.
one_layer <- function(formula, data) {
  outcome <- all.vars(formula)[[1]]
  x <- scale(stats::model.matrix(formula, data)[, -1])
  of <- function(new) {
    scale(
      stats::model.matrix(formula, new)[, -1], attr(x, "scaled:center"), attr(x, "scaled:scale")
    )
  }
  y <- data[[outcome]]
  if (is.factor(y)) {
    target <- if (nlevels(y) > 2) nnet::class.ind(y) else as.integer(y) - 1
    fitted <- nnet::nnet(
      x, target,
      size = 10, decay = 0.1, maxit = 500, trace = FALSE, MaxNWts = 5000,
      softmax = nlevels(y) > 2, entropy = nlevels(y) == 2
    )
    function(new) if (nlevels(y) > 2) predict(fitted, of(new)) else both(predict(fitted, of(new)))
  } else {
    fitted <- nnet::nnet(
      x, (y - mean(y)) / stats::sd(y),
      size = 10, decay = 0.1, maxit = 500, trace = FALSE, MaxNWts = 5000, linout = TRUE
    )
    function(new) predict(fitted, of(new)) * stats::sd(y) + mean(y)
  }
}

network <- function(formula, data) {
  fitted <- keras_mlp(formula, data)
  function(new) {
    as.matrix(predict(fitted, new, type = if (is.null(fitted$levels)) "response" else "prob"))
  }
}

both <- function(probability) cbind(1 - as.vector(probability), as.vector(probability))

# Root mean squared error; or the fraction of wrong classes, and the mean negative log likelihood.
errors <- function(observed, predicted) {
  if (!is.factor(observed)) {
    return(c(error = sqrt(mean((observed - predicted)^2)), loss = NA))
  }
  predicted <- matrix(predicted, length(observed))
  right <- predicted[cbind(seq_along(observed), as.integer(observed))]
  c(
    error = mean(max.col(predicted, "first") != as.integer(observed)),
    loss = -mean(log(pmax(right, 1e-7)))
  )
}

methods <- list(linear = linear, nnet = one_layer, keras_mlp = network)

folds <- 5

# The mean over the folds, its standard error, and the seconds of all of them.
cross_validated <- function(name) {
  set <- sets[[name]]
  data <- stats::na.omit(stats::get_all_vars(
    stats::terms(set$formula, data = set$data), set$data
  ))
  outcome <- data[[all.vars(set$formula)[[1]]]]
  set.seed(2029)
  fold <- sample(rep_len(seq_len(folds), nrow(data)))
  do.call(rbind, lapply(names(methods), function(method) {
    seconds <- system.time(found <- vapply(seq_len(folds), function(k) {
      set.seed(k)
      predicted <- methods[[method]](set$formula, data[fold != k, ])(data[fold == k, ])
      errors(outcome[fold == k], predicted)
    }, c(error = 0, loss = 0)))[["elapsed"]]
    row <- data.frame(
      set = name, package = set$from, rows = nrow(data),
      columns = ncol(stats::model.matrix(set$formula, data)) - 1,
      outcome = if (is.factor(outcome)) paste(nlevels(outcome), "classes") else "number",
      method = method, error = mean(found["error", ]),
      standard_error = stats::sd(found["error", ]) / sqrt(folds), loss = mean(found["loss", ]),
      seconds = seconds
    )
    cat(name, method, signif(row$error, 3), signif(row$loss, 3), signif(seconds, 3), "\n")
    row
  }))
}

results <- do.call(rbind, lapply(names(sets), cross_validated))
for (column in c("error", "standard_error", "loss")) {
  results[[column]] <- signif(results[[column]], 4)
}
results$seconds <- round(results$seconds, 1)
utils::write.csv(results, "vignettes/articles/tabular.csv", row.names = FALSE)

# ---- the page ---------------------------------------------------------------------------------

cell <- function(row, column, digits = 3) {
  trimws(formatC(row[[column]], digits = digits, format = "g"))
}
page <- c(
  "# Networks for data frames", "",
  "Means over five folds (the same for all methods), with standard errors in brackets: root mean",
  "squared error for numbers, fraction of wrong classes for classes, with the log loss behind the",
  "slash. Linear is `lm()`, `glm()` or `nnet::multinom()`; nnet has 10 hidden units and",
  "`decay = 0.1`, on scaled columns; `keras_mlp()` has its defaults. Nothing was tuned on these",
  "sets. Rows with missing values are left out. Seconds are of all five fits, the first of each",
  "process with TensorFlow's start. Made by `Rscript benchmarks/tabular.R`.", "",
  "| data | rows | columns | outcome | linear | nnet | keras_mlp | seconds of the three |",
  "|---|---|---|---|---|---|---|---|"
)
for (name in names(sets)) {
  rows <- results[results$set == name, ]
  cells <- vapply(names(methods), function(method) {
    row <- rows[rows$method == method, ]
    shown <- paste0(cell(row, "error"), " (", cell(row, "standard_error", 2), ")")
    if (!is.na(row$loss)) shown <- paste(shown, "/", cell(row, "loss"))
    if (row$error == min(rows$error)) paste0("**", shown, "**") else shown
  }, "")
  page <- c(page, paste0(
    "| ", paste(c(
      paste0(name, " (", rows$package[[1]], ")"), rows$rows[[1]], rows$columns[[1]],
      rows$outcome[[1]], cells, paste(rows$seconds, collapse = ", ")
    ), collapse = " | "), " |"
  ))
}
writeLines(page, "benchmarks/results/tabular.md")
