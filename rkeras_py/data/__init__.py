"""What a model is fed: sequences, text, time series."""
