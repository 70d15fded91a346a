"""Networks of the literature, with weights from a training on ImageNet, and their preprocessing."""
