-- CreateTable
CREATE TABLE "organisations" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorities" (
    "id" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "authorities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "areas" (
    "id" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "adults_employed_percent" DOUBLE PRECISION,
    "child_poverty_percent" DOUBLE PRECISION,
    "indicators_source" TEXT,
    "efforts" TEXT[],

    CONSTRAINT "areas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'sv',
    "organisation_id" TEXT NOT NULL,
    "roles" TEXT[],
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "place" TEXT,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("platform","account")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "running" BOOLEAN NOT NULL,
    "parent_id" TEXT,
    "party_ids" TEXT[],
    "task" TEXT,
    "ball_roles" TEXT[],
    "ball_organisation_id" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_events" (
    "case_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT,
    "via" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "case_events_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "case_id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("case_id","delivery_id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "authority_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT,
    "via" TEXT NOT NULL,
    "data_digest" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("authority_id","number")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "authority_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("authority_id")
);

-- CreateTable
CREATE TABLE "placements" (
    "case_id" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "eligible" BOOLEAN,
    "started_on" TEXT,
    "planned_end" TEXT,
    "extent_percent" INTEGER,
    "employment_form" TEXT,
    "employer" TEXT,
    "ended_on" TEXT,
    "end_reason" TEXT,

    CONSTRAINT "placements_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "reports" (
    "contract_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "text" TEXT,
    "by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("contract_id","report_id")
);

-- CreateTable
CREATE TABLE "posted_cards" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "person_id" TEXT,
    "language" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posted_cards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_messages" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "case_id" TEXT,
    "author" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "text" TEXT,
    "card" JSONB,
    "notice" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "web_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "areas_authority_id_idx" ON "areas"("authority_id");

-- CreateIndex
CREATE INDEX "people_organisation_id_idx" ON "people"("organisation_id");

-- CreateIndex
CREATE INDEX "accounts_person_id_idx" ON "accounts"("person_id");

-- CreateIndex
CREATE INDEX "cases_authority_id_kind_running_due_at_idx" ON "cases"("authority_id", "kind", "running", "due_at");

-- CreateIndex
CREATE INDEX "cases_ball_organisation_id_due_at_idx" ON "cases"("ball_organisation_id", "due_at");

-- CreateIndex
CREATE INDEX "cases_parent_id_idx" ON "cases"("parent_id");

-- CreateIndex
CREATE INDEX "cases_party_ids_idx" ON "cases" USING GIN ("party_ids");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_case_id_seq_key" ON "audit_entries"("case_id", "seq");

-- CreateIndex
CREATE INDEX "placements_contract_id_number_idx" ON "placements"("contract_id", "number");

-- CreateIndex
CREATE INDEX "placements_authority_id_phase_idx" ON "placements"("authority_id", "phase");

-- CreateIndex
CREATE INDEX "reports_authority_id_status_at_idx" ON "reports"("authority_id", "status", "at");

-- CreateIndex
CREATE INDEX "reports_contract_id_period_idx" ON "reports"("contract_id", "period");

-- CreateIndex
CREATE INDEX "posted_cards_case_id_idx" ON "posted_cards"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "posted_cards_platform_message_key" ON "posted_cards"("platform", "message");

-- CreateIndex
CREATE INDEX "web_messages_person_id_case_id_at_idx" ON "web_messages"("person_id", "case_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "web_messages_person_id_delivery_id_author_key" ON "web_messages"("person_id", "delivery_id", "author");

-- AddForeignKey
ALTER TABLE "authorities" ADD CONSTRAINT "authorities_id_fkey" FOREIGN KEY ("id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "areas" ADD CONSTRAINT "areas_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "authorities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "authorities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posted_cards" ADD CONSTRAINT "posted_cards_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_messages" ADD CONSTRAINT "web_messages_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit trail is append-only, also for whoever holds the database password of the program.
CREATE FUNCTION foothold_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION foothold_append_only();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION foothold_append_only();

-- Records a case in one round trip and one transaction: events that are new (by case and number), a link of the audit chain for
-- each, deliveries, and the snapshot unless a newer one is there. Called again with the same it changes nothing.
-- prisma/record.ts makes the document; the columns of it are named as the tables are.
CREATE FUNCTION foothold_record(document jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  it jsonb := document -> 'case';
  this_authority text := it ->> 'authority_id';
  head "audit_heads"%ROWTYPE;
  event jsonb;
  link text;
  added integer := 0;
BEGIN
  INSERT INTO "audit_heads" VALUES (this_authority, 0, '') ON CONFLICT DO NOTHING;
  -- One at a time for each authority, from here to the end of the transaction.
  SELECT * INTO head FROM "audit_heads" WHERE "authority_id" = this_authority FOR UPDATE;

  INSERT INTO "cases" SELECT * FROM jsonb_populate_record(NULL::"cases", it)
  ON CONFLICT ("id") DO UPDATE SET
    "standing" = EXCLUDED."standing", "running" = EXCLUDED."running", "party_ids" = EXCLUDED."party_ids", "title" = EXCLUDED."title",
    "task" = EXCLUDED."task", "ball_roles" = EXCLUDED."ball_roles", "ball_organisation_id" = EXCLUDED."ball_organisation_id",
    "due_at" = EXCLUDED."due_at", "revision" = EXCLUDED."revision", "state" = EXCLUDED."state", "updated_at" = EXCLUDED."updated_at"
  WHERE "cases"."revision" < EXCLUDED."revision";

  FOR event IN SELECT * FROM jsonb_array_elements(document -> 'events') LOOP
    INSERT INTO "case_events" SELECT * FROM jsonb_populate_record(NULL::"case_events", event) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    link := encode(sha256(convert_to(head."hash" || (event ->> 'digest'), 'UTF8')), 'hex');
    INSERT INTO "audit_entries" ("authority_id", "number", "case_id", "seq", "type", "at", "by", "via", "data_digest", "previous", "hash")
    VALUES (this_authority, head."number" + 1, event ->> 'case_id', (event ->> 'seq')::int, event ->> 'type', event ->> 'at',
      event ->> 'by', event ->> 'via', event ->> 'data_digest', head."hash", link);
    head."number" := head."number" + 1;
    head."hash" := link;
    added := added + 1;
  END LOOP;
  UPDATE "audit_heads" SET "number" = head."number", "hash" = head."hash" WHERE "authority_id" = this_authority AND added > 0;

  INSERT INTO "deliveries" SELECT * FROM jsonb_populate_recordset(NULL::"deliveries", document -> 'deliveries') ON CONFLICT DO NOTHING;

  INSERT INTO "reports" SELECT * FROM jsonb_populate_recordset(NULL::"reports", document -> 'reports') ON CONFLICT DO NOTHING;
  UPDATE "reports" SET "status" = a."status", "reason" = a."reason", "answered_by" = a."answered_by", "answered_at" = a."answered_at"
  FROM jsonb_populate_recordset(NULL::"reports", document -> 'answers') a
  WHERE "reports"."contract_id" = a."contract_id" AND "reports"."report_id" = a."report_id";

  IF document ? 'placement' AND EXISTS (SELECT FROM "cases" WHERE "id" = it ->> 'id' AND "revision" = (it ->> 'revision')::int) THEN
    INSERT INTO "placements" SELECT * FROM jsonb_populate_record(NULL::"placements", document -> 'placement')
    ON CONFLICT ("case_id") DO UPDATE SET
      "phase" = EXCLUDED."phase", "eligible" = EXCLUDED."eligible", "started_on" = EXCLUDED."started_on",
      "planned_end" = EXCLUDED."planned_end", "extent_percent" = EXCLUDED."extent_percent",
      "employment_form" = EXCLUDED."employment_form", "employer" = EXCLUDED."employer", "ended_on" = EXCLUDED."ended_on",
      "end_reason" = EXCLUDED."end_reason";
  END IF;

  PERFORM pg_notify('foothold_case', it ->> 'id');
  RETURN added;
END $$;
