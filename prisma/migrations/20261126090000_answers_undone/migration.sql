-- An answer that only a failed, undone workflow task had given stayed on the report's row. What the document's `open_reports` names waits
-- for its answer: its row goes back to that. Otherwise the function is what it was (see 20261125100500_record_follows).

CREATE OR REPLACE FUNCTION foothold_record(document jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  it jsonb := document -> 'case';
  this_case text := it ->> 'id';
  this_authority text := it ->> 'authority_id';
  head "audit_heads"%ROWTYPE;
  first integer := (it ->> 'revision')::int - jsonb_array_length(document -> 'events') + 1;
  event jsonb;
  undone integer;
  undone_from integer;
  added integer := 0;
BEGIN
  INSERT INTO "audit_heads" VALUES (this_authority, 0, '') ON CONFLICT DO NOTHING;
  -- One at a time for each authority, from here to the end of the transaction.
  SELECT * INTO head FROM "audit_heads" WHERE "authority_id" = this_authority FOR UPDATE;

  INSERT INTO "cases" SELECT * FROM jsonb_populate_record(NULL::"cases", it)
  ON CONFLICT ("id") DO UPDATE SET
    "standing" = EXCLUDED."standing", "running" = EXCLUDED."running", "party_ids" = EXCLUDED."party_ids", "title" = EXCLUDED."title",
    "task" = EXCLUDED."task", "ball_roles" = EXCLUDED."ball_roles", "ball_organisation_id" = EXCLUDED."ball_organisation_id",
    "due_at" = EXCLUDED."due_at", "revision" = EXCLUDED."revision", "state" = EXCLUDED."state", "updated_at" = EXCLUDED."updated_at",
    "recorded_at" = EXCLUDED."recorded_at"
  WHERE "cases"."recorded_at" <= EXCLUDED."recorded_at";
  IF NOT FOUND THEN
    RETURN added;
  END IF;

  -- What a task recorded that was done again otherwise: gone, with the deliveries and reports that came with it.
  SELECT min(was."seq") INTO undone_from FROM "case_events" was
  LEFT JOIN jsonb_populate_recordset(NULL::"case_events", document -> 'events') now ON now."seq" = was."seq"
  WHERE was."case_id" = this_case AND was."seq" >= first AND (now."seq" IS NULL
    OR (was."type", was."at", was."by", was."via", was."data") IS DISTINCT FROM (now."type", now."at", now."by", now."via", now."data"));
  IF undone_from IS NOT NULL THEN
    DELETE FROM "reports" WHERE "contract_id" = this_case AND "report_id" IN (
      SELECT "delivery_id" FROM "deliveries" WHERE "case_id" = this_case AND "revision" >= undone_from);
    DELETE FROM "deliveries" WHERE "case_id" = this_case AND "revision" >= undone_from;
    FOR undone IN DELETE FROM "case_events" WHERE "case_id" = this_case AND "seq" >= undone_from RETURNING "seq" LOOP
      CONTINUE WHEN undone <= (it ->> 'revision')::int;
      head := foothold_link(head, jsonb_build_object('case_id', this_case, 'seq', undone, 'type', 'undone', 'at', it ->> 'recorded_at',
          'by', NULL, 'via', 'system', 'data_digest', ''),
        encode(sha256(convert_to('{"at":' || (it -> 'recorded_at')::text || ',"by":null,"caseId":' || (it -> 'id')::text
          || ',"dataDigest":"","seq":' || undone || ',"type":"undone","via":"system"}', 'UTF8')), 'hex'));
    END LOOP;
  END IF;

  FOR event IN SELECT * FROM jsonb_array_elements(document -> 'events') LOOP
    INSERT INTO "case_events" SELECT * FROM jsonb_populate_record(NULL::"case_events", event) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    head := foothold_link(head, event, event ->> 'digest');
    added := added + 1;
  END LOOP;
  UPDATE "audit_heads" SET "number" = head."number", "hash" = head."hash"
  WHERE "authority_id" = this_authority AND "number" < head."number";

  INSERT INTO "deliveries" SELECT * FROM jsonb_populate_recordset(NULL::"deliveries", document -> 'deliveries') ON CONFLICT DO NOTHING;

  INSERT INTO "reports" SELECT * FROM jsonb_populate_recordset(NULL::"reports", document -> 'reports') ON CONFLICT DO NOTHING;
  UPDATE "reports" SET "status" = a."status", "reason" = a."reason", "answered_by" = a."answered_by", "answered_at" = a."answered_at"
  FROM jsonb_populate_recordset(NULL::"reports", document -> 'answers') a
  WHERE "reports"."contract_id" = a."contract_id" AND "reports"."report_id" = a."report_id";
  IF undone_from IS NOT NULL THEN
    UPDATE "reports" SET "status" = 'open', "reason" = NULL, "answered_by" = NULL, "answered_at" = NULL
    WHERE "contract_id" = this_case AND "status" <> 'open'
      AND "report_id" IN (SELECT jsonb_array_elements_text(document -> 'open_reports'));
  END IF;

  IF document ? 'placement' THEN
    INSERT INTO "placements" SELECT * FROM jsonb_populate_record(NULL::"placements", document -> 'placement')
    ON CONFLICT ("case_id") DO UPDATE SET
      "phase" = EXCLUDED."phase", "eligible" = EXCLUDED."eligible", "started_on" = EXCLUDED."started_on",
      "planned_end" = EXCLUDED."planned_end", "extent_percent" = EXCLUDED."extent_percent",
      "employment_form" = EXCLUDED."employment_form", "employer" = EXCLUDED."employer", "ended_on" = EXCLUDED."ended_on",
      "end_reason" = EXCLUDED."end_reason";
  END IF;

  PERFORM pg_notify('foothold_case', this_case);
  RETURN added;
END $$;
