-- A form proposes organisations of a kind by name, and takes one that is written out, however its letters are: a country has thousands.
CREATE INDEX "organisations_kind_name_idx" ON "organisations" ("kind", "name");
CREATE INDEX "organisations_kind_lower_name_idx" ON "organisations" ("kind", lower("name"));
