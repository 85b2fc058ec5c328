-- Links that are sent by e-mail, each for one answer; and what a mail server said of an address that it refuses.

ALTER TABLE "accounts" ADD COLUMN "refused" TEXT;

CREATE TABLE "answer_links" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "letter" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_links_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "answer_links_person_id_case_id_task_about_letter_key" ON "answer_links"("person_id", "case_id", "task", "about", "letter");
CREATE INDEX "answer_links_person_id_made_at_idx" ON "answer_links"("person_id", "made_at");
ALTER TABLE "answer_links" ADD CONSTRAINT "answer_links_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
