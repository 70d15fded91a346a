"""Has Keras' own loop run, against which those of rkeras are compared."""


def in_keras_loop(model):
    """A model as before, but with a method of its own, so that rkeras leaves the loop to Keras."""
    object.__setattr__(model, "reset_metrics", model.reset_metrics)
    return model
