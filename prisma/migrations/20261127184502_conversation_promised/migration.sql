-- Promises that are or come due: what the wallboard looks for every time it moves.
CREATE INDEX "conversation_promised" ON "conversation"
  ("tenant_id", least(coalesce("answer_warn_at", "answer_due_at"), coalesce("resolution_warn_at", "resolution_due_at")))
  WHERE "answer_due_at" IS NOT NULL OR "resolution_due_at" IS NOT NULL;
