"""Signing an issued PDF: the port, and the adapter that keeps to PAdES. No certificate comes with the system."""
