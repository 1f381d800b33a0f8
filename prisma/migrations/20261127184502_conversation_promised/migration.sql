-- Promises that are or come due: what the wallboard looks for every time it moves. By CASE, since COALESCE counts as leaking and
-- would not be looked for in an index under row-level security.
CREATE INDEX "conversation_promised" ON "conversation" ("tenant_id", least(
    CASE WHEN "answer_warn_at" IS NOT NULL THEN "answer_warn_at" ELSE "answer_due_at" END,
    CASE WHEN "resolution_warn_at" IS NOT NULL THEN "resolution_warn_at" ELSE "resolution_due_at" END))
  WHERE "answer_due_at" IS NOT NULL OR "resolution_due_at" IS NOT NULL;
