"""The desk: what is mine to do today, complete in one request."""
