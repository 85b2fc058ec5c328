// `npm run seed:large [-- --municipalities 300 --contracts 200]`: fills an empty database with what a whole country's buyers would have had
// recorded: 60,000 contracts, 250,000 placements and 700,000 reports, to measure pages with (`npm run bench`). No case of it runs.
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build } from './build.js';
import { mark, municipality } from './seed-large/municipality.js';
import { root, say } from './setup.js';

await build();
const { pastsOf } = await import('../dist/server/import/index.js');
const { readImportFile } = await import('../dist/server/import/file.js');
const { savePeople } = await import('../dist/server/import/people.js');
const { record } = await import('../dist/prisma/record.js');
const { openStore } = await import('../dist/server/store.js');

const { values } = parseArgs({
  options: {
    municipalities: { type: 'string', default: '300' },
    contracts: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
for (const [name, value] of Object.entries(values))
  if (!/^[1-9]\d*$/.test(value)) {
    say(`--${name} takes a whole number from 1; "${value}" is none.`);
    process.exit(2);
  }
const [municipalities, contracts, seed] = [values.municipalities, values.contracts, values.seed].map(Number);

const store = await openStore({
  databaseUrl: process.env.DATABASE_URL ?? null,
  dataDir: path.join(root, '.data/large'),
  log: () => undefined,
});
try {
  if ((await store.db.case.count()) > 0) {
    say('This database has cases already. Give the address of an empty one in DATABASE_URL, or remove .data/large.');
    process.exitCode = 1;
  } else await seedAll();
} finally {
  await store.close();
}

async function seedAll() {
  const asOf = new Date().toISOString().slice(0, 10);
  say(`One municipality with ${contracts} contracts, by the rules`);
  const file = readImportFile(JSON.stringify(municipality({ contracts, seed, asOf })));
  await savePeople(store.db, file);
  for (const { state, events } of pastsOf(file))
    await record(store.db, { state, events, at: events.at(-1)?.at ?? `${asOf}T06:00:00.000Z` });

  const client = new pg.Client({ connectionString: store.url });
  await client.connect();
  try {
    // A copy is as consistent as what it is copied from; its keys need not be looked up one by one.
    await client.query("SET session_replication_role = 'replica'");
    const indexes = await withoutIndexes(client);
    await copies(client);
    say('Indexes and statistics');
    for (const make of indexes) await client.query(make);
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query(
      "SELECT (SELECT count(*) FROM cases WHERE kind = 'contract') AS contracts, (SELECT count(*) FROM placements) AS placements, (SELECT count(*) FROM reports) AS reports"
    );
    say(
      Object.entries(rows[0])
        .map(([what, count]) => `${count} ${what}`)
        .join(', ')
    );
  } finally {
    await client.end();
  }
}

/** Takes away the indexes that copies do not need, and answers how they are made again: once for all rows is faster than row by row. */
async function withoutIndexes(client) {
  const { rows } = await client.query(
    "SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS make FROM pg_index WHERE NOT indisunique AND indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ make }) => make);
}

/** The same municipality under other marks, table by table: whatever tables there are, each row with the mark in it. */
async function copies(client) {
  const { rows } = await client.query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit_entries', 'audit_heads', 'deliveries') AND tablename NOT LIKE '\\_%' ORDER BY 1"
  );
  for (let from = 1; from < municipalities; from += 20) {
    const to = Math.min(from + 19, municipalities - 1);
    for (const { name } of rows)
      await client.query(
        `INSERT INTO "${name}" SELECT line.*
         FROM (SELECT to_jsonb(t)::text AS text FROM "${name}" t WHERE t::text LIKE '%${mark}%') one,
           (SELECT 'm' || lpad(number::text, 3, '0') AS mark FROM generate_series($1::int, $2::int) number) copy,
           LATERAL jsonb_populate_record(NULL::"${name}", replace(one.text, '${mark}', copy.mark)::jsonb) line`,
        [from, to]
      );
    say(`${to + 1} of ${municipalities} municipalities`);
  }
}
