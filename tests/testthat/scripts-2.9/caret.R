# caret's own models on keras: cross-validation, class probabilities, costs, regression, files and
# workers. Written as for keras 2.9; `whole` is FALSE for the first of the models alone.
suppressMessages(library(caret))

flowers <- iris[c(1:20, 51:70), ]
flowers$Species <- factor(flowers$Species)
x <- as.matrix(flowers[1:4])

grid <- function(method, ...) {
  made <- getModelInfo(method, regex = FALSE)[[1]]$grid(x, flowers$Species, len = 1)
  made[c("lr", "size", "batch_size", "decay")] <- list(0.05, 5, 8, 1e-3)
  cbind(made[setdiff(names(made), ...names())], ...)
}

trained <- function(method, x, y, metric, ..., epochs = 12) {
  set.seed(42)
  classes <- is.factor(y)
  control <- trainControl(
    method = "cv", number = 2, classProbs = classes, savePredictions = "final",
    summaryFunction = if (classes) mnLogLoss else defaultSummary, allowParallel = TRUE
  )
  # caret's models still say `lr`, about which keras 2.9 warned.
  said <- character()
  fitted <- withCallingHandlers(
    train(
      x, y,
      method = method, trControl = control, tuneGrid = grid(method, ...), metric = metric,
      preProcess = c("center", "scale"), epochs = epochs, verbose = 0
    ),
    warning = function(w) {
      said <<- c(said, conditionMessage(w))
      invokeRestart("muffleWarning")
    }
  )
  stopifnot(grepl("`lr` argument has been renamed to `learning_rate`", said, fixed = TRUE))
  stopifnot(is.raw(fitted$finalModel$object), all(is.finite(fitted$resample[[metric]])))
  fitted
}

check_classes <- function(fitted) {
  probabilities <- predict(fitted, flowers[1:4], type = "prob")
  stopifnot(all.equal(rowSums(probabilities), rep(1, 40), tolerance = 1e-6, check.names = FALSE))
  classes <- predict(fitted, flowers[1:4])
  wanted <- names(probabilities)[max.col(probabilities)]
  stopifnot(identical(as.character(classes), wanted), mean(classes == flowers$Species) > 0.9)
  # What caret reports is what its held-out predictions give.
  held <- fitted$pred
  p <- ifelse(held$obs == "setosa", held$setosa, held$versicolor)
  loss <- tapply(-log(pmax(p, 1e-15)), held$Resample, mean)
  stopifnot(all.equal(c(loss), fitted$resample$logLoss, check.attributes = FALSE))
  # The model behind it, by hand.
  model <- keras::unserialize_model(fitted$finalModel$object)
  by_hand <- predict(model, scale(x))
  stopifnot(all.equal(by_hand, as.matrix(probabilities), check.attributes = FALSE))
  probabilities
}

one <- trained("mlpKerasDecay", x, flowers$Species, "logLoss", lambda = 1e-3)
probabilities <- check_classes(one)
saveRDS(list(fitted = one, probabilities = probabilities), file)

if (whole) {
  check_classes(trained("mlpKerasDecayCost", x, flowers$Species, "logLoss", cost = 2))
  check_classes(trained("mlpKerasDropoutCost", x, flowers$Species, "logLoss", dropout = 0.1))

  regression <- trained("mlpKerasDropout", x[, 1:3], flowers[[4]], "RMSE", epochs = 30)
  held <- regression$pred
  rmse <- tapply((held$pred - held$obs)^2, held$Resample, function(e) sqrt(mean(e)))
  stopifnot(all.equal(c(rmse), regression$resample$RMSE, check.attributes = FALSE))
  stopifnot(cor(predict(regression, x[, 1:3]), flowers[[4]]) > 0.9)

  # Two workers compute what this session did.
  suppressMessages(library(doParallel))
  cluster <- parallel::makePSOCKcluster(2)
  registerDoParallel(cluster)
  parallel <- trained("mlpKerasDecay", x, flowers$Species, "logLoss", lambda = 1e-3)
  stopifnot("keras" %in% unlist(parallel::clusterEvalQ(cluster, loadedNamespaces())))
  parallel::stopCluster(cluster)
  stopifnot(all.equal(parallel$resample, one$resample, tolerance = 1e-5))
}
