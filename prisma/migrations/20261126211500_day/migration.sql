-- The coordinator's day is sorted and counted in the database: beside what is watched stands what its harm is reckoned from (domain/harm.ts).
-- Rows from before are filled in when a process starts.

ALTER TABLE "watched_cases" ADD COLUMN "people" INTEGER, ADD COLUMN "lasting_harm" INTEGER, ADD COLUMN "risk" BOOLEAN;

CREATE INDEX "watched_cases_authority_id_idx" ON "watched_cases"("authority_id");
-- Whoever sees a whole country has all of it read, but for placements in time.
CREATE INDEX "watched_cases_day_idx" ON "watched_cases" ("kind", "due_at")
  INCLUDE ("case_id", "authority_id", "standing", "area_id", "contractor_id", "trade", "people", "lasting_harm", "risk")
  WHERE "kind" IN ('tender', 'contract', 'placement');

-- As before (see 20261126123000_today), with the new columns.
CREATE OR REPLACE FUNCTION foothold_watch(it jsonb, of_case text, recorded text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  line "watched_cases"%ROWTYPE;
BEGIN
  SELECT "parent_id" INTO parent FROM "cases" WHERE "id" = of_case AND "recorded_at" = recorded::timestamptz(3);
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF it IS NULL OR jsonb_typeof(it) = 'null' THEN
    DELETE FROM "watched_cases" WHERE "case_id" = of_case;
    RETURN;
  END IF;
  line := jsonb_populate_record(NULL::"watched_cases", it);
  line."area_id" := COALESCE(line."area_id", (SELECT "area_id" FROM "watched_cases" WHERE "case_id" = parent),
    (SELECT "state" #>> '{requirement,areaId}' FROM "cases" WHERE "id" = parent));
  line."trade" := COALESCE(line."trade", (SELECT "trade" FROM "watched_cases" WHERE "case_id" = parent));
  INSERT INTO "watched_cases" SELECT line.*
  ON CONFLICT ("case_id") DO UPDATE SET
    "party_ids" = EXCLUDED."party_ids", "standing" = EXCLUDED."standing", "area_id" = EXCLUDED."area_id",
    "contractor_id" = EXCLUDED."contractor_id", "trade" = EXCLUDED."trade", "due_at" = EXCLUDED."due_at",
    "holders" = EXCLUDED."holders", "watch" = EXCLUDED."watch", "nudged" = EXCLUDED."nudged",
    "people" = EXCLUDED."people", "lasting_harm" = EXCLUDED."lasting_harm", "risk" = EXCLUDED."risk";
END $$;
