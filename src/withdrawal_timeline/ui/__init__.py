"""Qt: panels that show a picture and emit wishes."""
