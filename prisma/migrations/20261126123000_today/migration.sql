-- What a coordinator keeps an eye on, as narrow rows of running cases only: a whole authority is read at once and sorted by harm.

CREATE TABLE "watched_cases" (
    "case_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,
    "party_ids" TEXT[],
    "standing" TEXT NOT NULL,
    "area_id" TEXT,
    "contractor_id" TEXT,
    "trade" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "holders" TEXT[],
    "watch" JSONB NOT NULL,
    "nudged" JSONB,

    CONSTRAINT "watched_cases_pkey" PRIMARY KEY ("case_id")
);

CREATE TABLE "saved_filters" (
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_filters_pkey" PRIMARY KEY ("person_id","name")
);

CREATE INDEX "watched_cases_party_ids_idx" ON "watched_cases" USING GIN ("party_ids");

CREATE INDEX "case_events_type_at_idx" ON "case_events"("type", "at" DESC);

ALTER TABLE "watched_cases" ADD CONSTRAINT "watched_cases_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Keeps the row beside a snapshot that has just been recorded, if that one held; a case that has ended has none. A contract lies in the
-- area of its tender, a placement in that of its contract.
CREATE FUNCTION foothold_watch(it jsonb, of_case text, recorded text) RETURNS void LANGUAGE plpgsql AS $$
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
    "holders" = EXCLUDED."holders", "watch" = EXCLUDED."watch", "nudged" = EXCLUDED."nudged";
END $$;
