-- The Slack app in several workspaces: each installation's tokens, encrypted.

-- CreateTable
CREATE TABLE "slack_installations" (
    "workspace" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slack_installations_pkey" PRIMARY KEY ("workspace")
);
