-- Areas get their indicators by year and their efforts as tables of their own; the policy lives in the case of the authority.
-- DropIndex
DROP INDEX "areas_authority_id_idx";

-- AlterTable
ALTER TABLE "areas" DROP CONSTRAINT "areas_pkey",
DROP COLUMN "adults_employed_percent",
DROP COLUMN "child_poverty_percent",
DROP COLUMN "efforts",
DROP COLUMN "indicators_source",
ADD CONSTRAINT "areas_pkey" PRIMARY KEY ("authority_id", "id");

-- AlterTable
ALTER TABLE "authorities" DROP COLUMN "policy_version",
ADD COLUMN     "parent_id" TEXT;

-- CreateTable
CREATE TABLE "area_indicators" (
    "authority_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "source" TEXT,

    CONSTRAINT "area_indicators_pkey" PRIMARY KEY ("authority_id","area_id","year","name")
);

-- CreateTable
CREATE TABLE "efforts" (
    "authority_id" TEXT NOT NULL,
    "effort_id" INTEGER NOT NULL,
    "area_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "outcomes" JSONB NOT NULL,

    CONSTRAINT "efforts_pkey" PRIMARY KEY ("authority_id","effort_id")
);

-- CreateIndex
CREATE INDEX "efforts_authority_id_area_id_idx" ON "efforts"("authority_id", "area_id");

-- AddForeignKey
ALTER TABLE "authorities" ADD CONSTRAINT "authorities_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "authorities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_indicators" ADD CONSTRAINT "area_indicators_authority_id_area_id_fkey" FOREIGN KEY ("authority_id", "area_id") REFERENCES "areas"("authority_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "efforts" ADD CONSTRAINT "efforts_authority_id_area_id_fkey" FOREIGN KEY ("authority_id", "area_id") REFERENCES "areas"("authority_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Records an authority as any case, and with what is new in it its areas: their indicators by year and the efforts there.
CREATE FUNCTION foothold_record_authority(document jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  added integer := foothold_record(document);
BEGIN
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
