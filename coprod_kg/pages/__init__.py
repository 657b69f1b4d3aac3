"""Networks as pages that people read; the only place that knows pyvis and Jinja."""
