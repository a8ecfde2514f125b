-- The files of a mail as a JSON list of {name, contentType, size, isInline, contentId}; null: none.
ALTER TABLE mails ADD COLUMN attachments TEXT;
-- Whom the mail went to, as it is shown: "Ada Lind <ada@example.com>; desk@example.com".
ALTER TABLE mails ADD COLUMN to_line TEXT;
ALTER TABLE mails ADD COLUMN cc_line TEXT;
