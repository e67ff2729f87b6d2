"""A poster with a QR code: whom to call, where to report, how it is known from where a report came."""
