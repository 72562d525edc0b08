"""Where things go: arithmetic on days and pixels that knows nothing of Qt or of withdrawals."""
