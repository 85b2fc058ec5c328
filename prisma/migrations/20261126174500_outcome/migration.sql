-- What contracts came to, by year, in numbers that add up: pictures of thousands of contracts are drawn from narrow rows, not from
-- snapshots. Contracts recorded before are filled in when the program starts (prisma/outcome-rows.ts), by the same rules.

ALTER TABLE "placements" ADD COLUMN     "not_there" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "still_there" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[];

CREATE TABLE "contract_outcomes" (
    "contract_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "authority_id" TEXT NOT NULL,
    "contractor_id" TEXT NOT NULL,
    "area_id" TEXT,
    "contracts" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "internships" INTEGER NOT NULL,
    "employments" INTEGER NOT NULL,
    "permanent_jobs" INTEGER NOT NULL,
    "educations" INTEGER NOT NULL,
    "month_parts" DOUBLE PRECISION NOT NULL,
    "working" INTEGER NOT NULL,
    "begun" INTEGER[],
    "asked" INTEGER NOT NULL,
    "there_3" INTEGER NOT NULL DEFAULT 0,
    "gone_3" INTEGER NOT NULL DEFAULT 0,
    "there_6" INTEGER NOT NULL DEFAULT 0,
    "gone_6" INTEGER NOT NULL DEFAULT 0,
    "there_12" INTEGER NOT NULL DEFAULT 0,
    "gone_12" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "contract_outcomes_pkey" PRIMARY KEY ("contract_id","year")
);

CREATE TABLE "outcome_totals" (
    "authority_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "contracts" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "internships" INTEGER NOT NULL,
    "employments" INTEGER NOT NULL,
    "permanent_jobs" INTEGER NOT NULL,
    "educations" INTEGER NOT NULL,
    "month_parts" DOUBLE PRECISION NOT NULL,
    "working" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "there_3" INTEGER NOT NULL,
    "gone_3" INTEGER NOT NULL,
    "there_6" INTEGER NOT NULL,
    "gone_6" INTEGER NOT NULL,
    "there_12" INTEGER NOT NULL,
    "gone_12" INTEGER NOT NULL,

    CONSTRAINT "outcome_totals_pkey" PRIMARY KEY ("authority_id","by","key")
);

CREATE INDEX "contract_outcomes_authority_id_idx" ON "contract_outcomes"("authority_id");

CREATE INDEX "contract_outcomes_contractor_id_idx" ON "contract_outcomes"("contractor_id");

CREATE INDEX "contract_outcomes_area_id_idx" ON "contract_outcomes"("area_id");

CREATE INDEX "contract_outcomes_year_idx" ON "contract_outcomes"("year");

ALTER TABLE "contract_outcomes" ADD CONSTRAINT "contract_outcomes_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Totals of each authority by year, by contractor and by area (an empty key for none) follow every change of the rows.
CREATE FUNCTION foothold_outcome_totals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change text := $change$
    INSERT INTO "outcome_totals" AS was
    SELECT "authority_id", "d"."by", "d"."key",
      %1$s * sum("contracts"), %1$s * sum("people"), %1$s * sum("internships"), %1$s * sum("employments"), %1$s * sum("permanent_jobs"),
      %1$s * sum("educations"), %1$s * sum("month_parts"), %1$s * sum("working"), %1$s * sum("asked"), %1$s * sum("there_3"),
      %1$s * sum("gone_3"), %1$s * sum("there_6"), %1$s * sum("gone_6"), %1$s * sum("there_12"), %1$s * sum("gone_12")
    FROM %2$I, LATERAL (VALUES ('year', "year"::text), ('contractor', "contractor_id"), ('area', COALESCE("area_id", ''))) "d" ("by", "key")
    GROUP BY 1, 2, 3
    ON CONFLICT ("authority_id", "by", "key") DO UPDATE SET
      "contracts" = was."contracts" + EXCLUDED."contracts", "people" = was."people" + EXCLUDED."people",
      "internships" = was."internships" + EXCLUDED."internships", "employments" = was."employments" + EXCLUDED."employments",
      "permanent_jobs" = was."permanent_jobs" + EXCLUDED."permanent_jobs", "educations" = was."educations" + EXCLUDED."educations",
      "month_parts" = was."month_parts" + EXCLUDED."month_parts", "working" = was."working" + EXCLUDED."working",
      "asked" = was."asked" + EXCLUDED."asked", "there_3" = was."there_3" + EXCLUDED."there_3",
      "gone_3" = was."gone_3" + EXCLUDED."gone_3", "there_6" = was."there_6" + EXCLUDED."there_6",
      "gone_6" = was."gone_6" + EXCLUDED."gone_6", "there_12" = was."there_12" + EXCLUDED."there_12",
      "gone_12" = was."gone_12" + EXCLUDED."gone_12"
  $change$;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format(change, -1, 'old_rows');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    EXECUTE format(change, 1, 'new_rows');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "outcome_added" AFTER INSERT ON "contract_outcomes" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION foothold_outcome_totals();
CREATE TRIGGER "outcome_changed" AFTER UPDATE ON "contract_outcomes" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION foothold_outcome_totals();
CREATE TRIGGER "outcome_removed" AFTER DELETE ON "contract_outcomes" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION foothold_outcome_totals();

-- Keeps the rows beside a snapshot of a contract or a placement that has just been recorded, if that one held. A contract brings its years;
-- a placement brings how its checks went, which are summed up in the years of its contract. A contract lies in the area of its tender.
CREATE FUNCTION foothold_outcome(it jsonb, of_case text, recorded text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  this "cases"%ROWTYPE;
  of_contract text := of_case;
  area text;
BEGIN
  IF it IS NULL OR jsonb_typeof(it) = 'null' THEN
    RETURN;
  END IF;
  SELECT "kind", "parent_id" INTO this."kind", this."parent_id" FROM "cases"
  WHERE "id" = of_case AND "recorded_at" = recorded::timestamptz(3);
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF this."kind" = 'placement' THEN
    of_contract := this."parent_id";
    UPDATE "placements" SET "still_there" = line."still_there", "not_there" = line."not_there"
    FROM jsonb_populate_record(NULL::"placements", it) line WHERE "placements"."case_id" = of_case;
  ELSE
    area := COALESCE((SELECT "area_id" FROM "watched_cases" WHERE "case_id" = of_case),
      (SELECT "area_id" FROM "contract_outcomes" WHERE "contract_id" = of_case LIMIT 1),
      (SELECT "state" #>> '{requirement,areaId}' FROM "cases" WHERE "id" = this."parent_id"));
    DELETE FROM "contract_outcomes" was WHERE was."contract_id" = of_case
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(it -> 'years') line WHERE (line ->> 'year')::int = was."year");
    INSERT INTO "contract_outcomes" ("contract_id", "year", "authority_id", "contractor_id", "area_id", "contracts", "people", "internships",
      "employments", "permanent_jobs", "educations", "month_parts", "working", "begun", "asked")
    SELECT of_case, "year", it ->> 'authority_id', it ->> 'contractor_id', area, "contracts", "people", "internships",
      "employments", "permanent_jobs", "educations", "month_parts", "working", "begun", cardinality("begun")
    FROM jsonb_populate_recordset(NULL::"contract_outcomes", it -> 'years')
    ON CONFLICT ("contract_id", "year") DO UPDATE SET
      "contractor_id" = EXCLUDED."contractor_id", "area_id" = EXCLUDED."area_id", "contracts" = EXCLUDED."contracts",
      "people" = EXCLUDED."people", "internships" = EXCLUDED."internships", "employments" = EXCLUDED."employments",
      "permanent_jobs" = EXCLUDED."permanent_jobs", "educations" = EXCLUDED."educations", "month_parts" = EXCLUDED."month_parts",
      "working" = EXCLUDED."working", "begun" = EXCLUDED."begun", "asked" = EXCLUDED."asked"
    WHERE ("contract_outcomes"."contractor_id", "contract_outcomes"."area_id", "contract_outcomes"."contracts", "contract_outcomes"."people",
      "contract_outcomes"."internships", "contract_outcomes"."employments", "contract_outcomes"."permanent_jobs",
      "contract_outcomes"."educations", "contract_outcomes"."month_parts", "contract_outcomes"."working", "contract_outcomes"."begun")
      IS DISTINCT FROM (EXCLUDED."contractor_id", EXCLUDED."area_id", EXCLUDED."contracts", EXCLUDED."people", EXCLUDED."internships",
      EXCLUDED."employments", EXCLUDED."permanent_jobs", EXCLUDED."educations", EXCLUDED."month_parts", EXCLUDED."working", EXCLUDED."begun");
  END IF;
  UPDATE "contract_outcomes" was SET ("there_3", "gone_3", "there_6", "gone_6", "there_12", "gone_12") =
    (now."there_3", now."gone_3", now."there_6", now."gone_6", now."there_12", now."gone_12")
  FROM (
    SELECT o."year",
      count(*) FILTER (WHERE 3 = ANY(p."still_there")) AS "there_3", count(*) FILTER (WHERE 3 = ANY(p."not_there")) AS "gone_3",
      count(*) FILTER (WHERE 6 = ANY(p."still_there")) AS "there_6", count(*) FILTER (WHERE 6 = ANY(p."not_there")) AS "gone_6",
      count(*) FILTER (WHERE 12 = ANY(p."still_there")) AS "there_12", count(*) FILTER (WHERE 12 = ANY(p."not_there")) AS "gone_12"
    FROM "contract_outcomes" o LEFT JOIN "placements" p ON p."contract_id" = o."contract_id" AND p."number" = ANY(o."begun")
    WHERE o."contract_id" = of_contract GROUP BY o."year"
  ) now
  WHERE was."contract_id" = of_contract AND was."year" = now."year"
    AND (was."there_3", was."gone_3", was."there_6", was."gone_6", was."there_12", was."gone_12")
    IS DISTINCT FROM (now."there_3"::int, now."gone_3"::int, now."there_6"::int, now."gone_6"::int, now."there_12"::int, now."gone_12"::int);
END $$;
