"""What speaks for and against each choice, as named features: one function a model."""
