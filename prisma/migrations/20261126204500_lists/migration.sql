-- Lists of a whole country, of which no snapshot is read: what is shown of a case and what is summed over cases stands beside it.

-- Whether a tender has a requirement, or why not: `requirement`, `exempt`, `left-out`; null while nothing is decided.
ALTER TABLE "cases" ADD COLUMN "coverage" TEXT;

CREATE FUNCTION foothold_coverage(state jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN state -> 'requirement' <> 'null' THEN 'requirement'
    WHEN state -> 'withoutRequirement' @> '{"as": "exemption", "approved": true}' THEN 'exempt'
    WHEN state -> 'withoutRequirement' @> '{"as": "choice", "approved": true}' THEN 'left-out'
  END
$$;
CREATE FUNCTION foothold_tender_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."coverage" := foothold_coverage(NEW."state");
  RETURN NEW;
END $$;
CREATE TRIGGER "tender_columns" BEFORE INSERT OR UPDATE OF "state" ON "cases"
  FOR EACH ROW WHEN (NEW."kind" = 'tender') EXECUTE FUNCTION foothold_tender_columns();
UPDATE "cases" SET "coverage" = foothold_coverage("state") WHERE "kind" = 'tender';

-- How far each obligation of a contract has come and where it is heading (domain/forecast.ts).
CREATE TABLE "contract_obligations" (
    "contract_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "reported" DOUBLE PRECISION NOT NULL,
    "accepted" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION,
    "expected" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "outlook" TEXT,

    CONSTRAINT "contract_obligations_pkey" PRIMARY KEY ("contract_id","kind")
);

CREATE INDEX "contract_obligations_authority_id_idx" ON "contract_obligations"("authority_id");

ALTER TABLE "contract_obligations" ADD CONSTRAINT "contract_obligations_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Keeps the rows beside a contract's snapshot that has just been recorded, if that one held.
CREATE FUNCTION foothold_obligations(rows jsonb, of_case text, recorded text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "cases" WHERE "id" = of_case AND "recorded_at" = recorded::timestamptz(3);
  IF NOT FOUND THEN
    RETURN;
  END IF;
  DELETE FROM "contract_obligations" was
  WHERE was."contract_id" = of_case AND NOT rows @> jsonb_build_array(jsonb_build_object('kind', was."kind"));
  INSERT INTO "contract_obligations" AS was SELECT * FROM jsonb_populate_recordset(NULL::"contract_obligations", rows)
  ON CONFLICT ("contract_id", "kind") DO UPDATE SET
    "target" = EXCLUDED."target", "reported" = EXCLUDED."reported", "accepted" = EXCLUDED."accepted", "low" = EXCLUDED."low",
    "expected" = EXCLUDED."expected", "high" = EXCLUDED."high", "outlook" = EXCLUDED."outlook"
  WHERE was IS DISTINCT FROM EXCLUDED;
END $$;

-- Tenders that are under way and contracts, most urgent first. Narrow: whoever sees a whole country has all of it read.
CREATE INDEX "cases_listed_idx" ON "cases" ("kind", "due_at", "id") INCLUDE ("authority_id", "ball_organisation_id", "running", "standing")
  WHERE "kind" = 'contract' OR ("kind" = 'tender' AND "standing" <> 'signed');
-- Tenders that were not cancelled, to be counted.
CREATE INDEX "cases_coverage_idx" ON "cases" ("authority_id", "coverage") WHERE "kind" = 'tender' AND "standing" <> 'cancelled';
-- What waits for somebody.
CREATE INDEX "watched_cases_holders_idx" ON "watched_cases" USING GIN ("holders");
