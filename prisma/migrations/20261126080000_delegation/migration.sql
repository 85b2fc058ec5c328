-- Standing in for somebody who is away, a person's own time zone, and what their queue is read by.
-- AlterTable
ALTER TABLE "people" ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'Europe/Stockholm';

-- CreateTable
CREATE TABLE "delegations" (
    "authority_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "delegator_id" TEXT NOT NULL,
    "delegate_id" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "roles" TEXT[],

    CONSTRAINT "delegations_pkey" PRIMARY KEY ("authority_id","number")
);

-- CreateIndex
CREATE INDEX "delegations_delegate_id_last_day_idx" ON "delegations"("delegate_id", "last_day");

-- CreateIndex
CREATE INDEX "delegations_delegator_id_last_day_idx" ON "delegations"("delegator_id", "last_day");

-- CreateIndex
CREATE INDEX "case_events_by_at_idx" ON "case_events"("by", "at" DESC);

-- What was decided in somebody's stead, and what waits in contracts: by expressions, which Prisma's schema cannot say.
CREATE INDEX "case_events_in_stead_of_idx" ON "case_events" (("data" ->> 'inSteadOf'), "at" DESC) WHERE "data" ? 'inSteadOf';
CREATE INDEX "cases_duties_idx" ON "cases" USING gin (("state" -> 'duties') jsonb_path_ops) WHERE "kind" = 'contract' AND "running";

-- Whose decisions somebody may make today, by the Swedish calendar: a delegation that has not begun, or has ended, does not count.
CREATE VIEW "standing_in" AS
SELECT "delegate_id", "delegator_id", "authority_id", "roles" FROM "delegations"
WHERE (now() AT TIME ZONE 'Europe/Stockholm')::date BETWEEN "first_day" AND "last_day";

-- Records an authority as any case, and with what is new in it its areas: their indicators by year and the efforts there. Delegations are
-- those of the snapshot, whatever a workflow task that was done again recorded of them before.
CREATE OR REPLACE FUNCTION foothold_record_authority(document jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  added integer := foothold_record(document);
  it jsonb := document -> 'case';
BEGIN
  IF EXISTS (SELECT FROM "cases" WHERE "id" = it ->> 'id' AND "recorded_at" = (it ->> 'recorded_at')::timestamptz) THEN
    DELETE FROM "delegations" WHERE "authority_id" = it ->> 'authority_id' AND "number" NOT IN (
      SELECT "number" FROM jsonb_populate_recordset(NULL::"delegations", document -> 'delegations'));
    INSERT INTO "delegations" SELECT * FROM jsonb_populate_recordset(NULL::"delegations", document -> 'delegations')
    ON CONFLICT ("authority_id", "number") DO UPDATE SET
      "delegator_id" = EXCLUDED."delegator_id", "delegate_id" = EXCLUDED."delegate_id", "first_day" = EXCLUDED."first_day",
      "last_day" = EXCLUDED."last_day", "roles" = EXCLUDED."roles";
  END IF;
  IF added = 0 THEN
    RETURN added;
  END IF;
  INSERT INTO "areas" ("authority_id", "id", "name")
  SELECT "authority_id", "id", "name" FROM jsonb_populate_recordset(NULL::"areas", document -> 'areas')
  ON CONFLICT ("authority_id", "id") DO UPDATE SET "name" = EXCLUDED."name";
  INSERT INTO "area_indicators" SELECT * FROM jsonb_populate_recordset(NULL::"area_indicators", document -> 'indicators')
  ON CONFLICT ("authority_id", "area_id", "year", "name") DO UPDATE SET "value" = EXCLUDED."value", "source" = EXCLUDED."source";
  INSERT INTO "efforts" SELECT * FROM jsonb_populate_recordset(NULL::"efforts", document -> 'efforts') ON CONFLICT DO NOTHING;
  RETURN added;
END $$;
