"""R code with which several tests begin."""

# A model that trains as long as one likes.
TRAINABLE = """
    library(rkeras)
    model <- keras_model_sequential() %>% layer_dense(16, input_shape = 8) %>% layer_dense(1)
    model %>% compile(loss = "mse")
    x <- matrix(runif(8 * 4096), ncol = 8)
    y <- rowSums(x)
    fit(model, x, y, epochs = 1, verbose = 0)
"""
