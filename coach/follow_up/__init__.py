"""After an event: thank-you e-mails, promises, keeping in touch."""
