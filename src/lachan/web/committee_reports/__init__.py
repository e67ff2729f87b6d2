"""The committee's reports: what is due and late, a draft and its words, preview, files, issuing, sending."""
