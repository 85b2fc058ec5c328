-- Totals by contractor and by area are kept of each year, too: a country's one year is read, and not summed from the rows of its contracts.
-- Nobody changes those rows meanwhile.
LOCK TABLE "contract_outcomes" IN SHARE ROW EXCLUSIVE MODE;

ALTER TABLE "outcome_totals" ADD COLUMN "year" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "outcome_totals" ALTER COLUMN "year" DROP DEFAULT;
ALTER TABLE "outcome_totals" DROP CONSTRAINT "outcome_totals_pkey",
  ADD CONSTRAINT "outcome_totals_pkey" PRIMARY KEY ("year", "authority_id", "by", "key");

INSERT INTO "outcome_totals" ("authority_id", "year", "by", "key", "contracts", "people", "internships", "employments", "permanent_jobs",
  "educations", "month_parts", "working", "asked", "there_3", "gone_3", "there_6", "gone_6", "there_12", "gone_12")
SELECT "authority_id", "year", "d"."by", "d"."key", sum("contracts"), sum("people"), sum("internships"), sum("employments"),
  sum("permanent_jobs"), sum("educations"), sum("month_parts"), sum("working"), sum("asked"), sum("there_3"), sum("gone_3"), sum("there_6"),
  sum("gone_6"), sum("there_12"), sum("gone_12")
FROM "contract_outcomes",
  LATERAL (VALUES ('year', "year"::text), ('contractor', "contractor_id"), ('area', COALESCE("area_id", ''))) "d" ("by", "key")
GROUP BY 1, 2, 3, 4;

-- As before (see 20261126174500_outcome), for all years (0) and for the year itself; what went and what came is one change, none if they are alike.
CREATE OR REPLACE FUNCTION foothold_outcome_totals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rows text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT 1 AS "sign", * FROM new_rows'
    WHEN 'DELETE' THEN 'SELECT -1 AS "sign", * FROM old_rows'
    ELSE 'SELECT -1 AS "sign", * FROM old_rows UNION ALL SELECT 1, * FROM new_rows'
  END;
BEGIN
  -- Every event of a contract comes by here, and most change no figure.
  IF TG_OP = 'DELETE' THEN
    PERFORM FROM old_rows LIMIT 1;
  ELSE
    PERFORM FROM new_rows LIMIT 1;
  END IF;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  EXECUTE format($change$
    INSERT INTO "outcome_totals" AS was ("authority_id", "year", "by", "key", "contracts", "people", "internships", "employments",
      "permanent_jobs", "educations", "month_parts", "working", "asked", "there_3", "gone_3", "there_6", "gone_6", "there_12", "gone_12")
    SELECT * FROM (
      SELECT "authority_id", "of"."year", "d"."by", "d"."key", sum("sign" * "contracts") AS "contracts", sum("sign" * "people") AS "people",
        sum("sign" * "internships") AS "internships", sum("sign" * "employments") AS "employments",
        sum("sign" * "permanent_jobs") AS "permanent_jobs", sum("sign" * "educations") AS "educations",
        sum("sign" * "month_parts") AS "month_parts", sum("sign" * "working") AS "working", sum("sign" * "asked") AS "asked",
        sum("sign" * "there_3") AS "there_3", sum("sign" * "gone_3") AS "gone_3", sum("sign" * "there_6") AS "there_6",
        sum("sign" * "gone_6") AS "gone_6", sum("sign" * "there_12") AS "there_12", sum("sign" * "gone_12") AS "gone_12"
      FROM (%s) "row",
        LATERAL (VALUES ('year', "row"."year"::text), ('contractor', "contractor_id"), ('area', COALESCE("area_id", ''))) "d" ("by", "key"),
        LATERAL (VALUES (0), ("row"."year")) "of" ("year")
      GROUP BY 1, 2, 3, 4
    ) change
    WHERE ("contracts", "people", "internships", "employments", "permanent_jobs", "educations", "month_parts", "working", "asked",
      "there_3", "gone_3", "there_6", "gone_6", "there_12", "gone_12") IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0::double precision, 0, 0, 0, 0, 0, 0, 0, 0)
    -- Whoever changes several does so in one order, so that two never wait for each other.
    ORDER BY 1, 2, 3, 4
    ON CONFLICT ("year", "authority_id", "by", "key") DO UPDATE SET
      "contracts" = was."contracts" + EXCLUDED."contracts", "people" = was."people" + EXCLUDED."people",
      "internships" = was."internships" + EXCLUDED."internships", "employments" = was."employments" + EXCLUDED."employments",
      "permanent_jobs" = was."permanent_jobs" + EXCLUDED."permanent_jobs", "educations" = was."educations" + EXCLUDED."educations",
      "month_parts" = was."month_parts" + EXCLUDED."month_parts", "working" = was."working" + EXCLUDED."working",
      "asked" = was."asked" + EXCLUDED."asked", "there_3" = was."there_3" + EXCLUDED."there_3",
      "gone_3" = was."gone_3" + EXCLUDED."gone_3", "there_6" = was."there_6" + EXCLUDED."there_6",
      "gone_6" = was."gone_6" + EXCLUDED."gone_6", "there_12" = was."there_12" + EXCLUDED."there_12",
      "gone_12" = was."gone_12" + EXCLUDED."gone_12"
  $change$, rows);
  RETURN NULL;
END $$;
