#!/usr/bin/env node
/**
 * Stands in for the schema-engine binary that `prisma migrate …` would download:
 *   PRISMA_SCHEMA_ENGINE_BINARY=scripts/schema-engine.mjs npx prisma migrate dev
 * It runs the same engine from npm (@prisma/schema-engine-wasm) over `pg`, PostgreSQL only,
 * and speaks the binary's protocol: JSON-RPC, one message a line, on stdin and stdout.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import pgConnectionString from 'pg-connection-string';

/**
 * adapter-pg 7.10.1 is made for the client, not for migrations; three things need mending:
 * - it does not know the type "char" of PostgreSQL's catalogue, so the engine cannot read a schema;
 * - executeScript() splits at every ";" (also in strings and function bodies) and runs the pieces on
 *   any connection of its pool: here one connection runs the whole script, as the binary does;
 * - it drops its shadow database while its own pool is still connected to it, which fails.
 */
class PrismaPgForMigrate extends PrismaPg {
  /** @param {pg.ClientConfig} target host, port, database…; never a connectionString, which would override the shadow's `database` */
  constructor(target) {
    super(target);
    this.target = target;
  }

  async connect() {
    const pool = new pg.Pool({ ...this.target, max: 1, idleTimeoutMillis: 0 });
    const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
    const charColumns = new WeakMap();
    const performIO = adapter.performIO.bind(adapter);
    adapter.performIO = async (query) => {
      const result = await performIO(query);
      const chars = result.fields.flatMap((field, i) => (field.dataTypeID === pg.types.builtins.CHAR ? [i] : []));
      for (const i of chars) result.fields[i].dataTypeID = pg.types.builtins.BPCHAR;
      charColumns.set(result.rows, chars);
      return result;
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const i of charColumns.get(result.rows) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error) => adapter.onError(error));
    };
    return adapter;
  }

  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await admin(this.target, `CREATE DATABASE "${name}" TEMPLATE template0`);
    const shadow = await new PrismaPgForMigrate({ ...this.target, database: name }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin(this.target, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    };
    return shadow;
  }
}

async function admin(target, sql) {
  const client = new pg.Client(target);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function loadWasm() {
  // Its own entry imports the .wasm file as an ES module, which Node 20 cannot; instantiate it by hand.
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const engine = await import(glue);
  const bytes = fs.readFileSync(path.join(path.dirname(glue), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic = message;
  },
};

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  args: process.argv.slice(2),
  options: {
    version: { type: 'boolean', short: 'V' },
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});
const url = values.datasource ? JSON.parse(values.datasource).url : undefined;
const parsed = url ? pgConnectionString.parse(url) : {};
const target = {
  host: parsed.host,
  port: parsed.port ? Number(parsed.port) : undefined,
  user: parsed.user,
  password: parsed.password,
  database: parsed.database,
  ssl: parsed.ssl,
};

const logError = (error) =>
  process.stderr.write(
    JSON.stringify({
      level: 'ERROR',
      target: 'schema_engine::logger',
      fields: {
        message: error.message || String(error.code),
        error_code: { ECONNREFUSED: 'P1001', ENOENT: 'P1001', '3D000': 'P1003', '28P01': 'P1000' }[error.code],
      },
    }) + '\n'
  );

if (positionals[0] === 'cli') {
  try {
    process.stderr.write('\n'); // the CLI skips the first line
    if (positionals[1] === 'create-database')
      await admin({ ...target, database: 'postgres' }, `CREATE DATABASE ${pg.escapeIdentifier(target.database)}`);
    else await admin(target, 'SELECT 1');
  } catch (error) {
    logError(error);
    process.exit(1);
  }
  process.exit(0);
}

const { SchemaEngine, version } = await loadWasm();
if (values.version) {
  console.log(`schema-engine-wasm ${version()}`);
  process.exit(0);
}
const datamodels = values.datamodels?.map((file) => [file, fs.readFileSync(file, 'utf8')]);
let engine;
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
let queue = Promise.resolve();
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { id, method, params } = JSON.parse(line);
  if (!method) continue; // an answer to one of our "print" messages
  queue = queue.then(async () => {
    try {
      engine ??= await SchemaEngine.new(
        { datamodels },
        () => {},
        bindMigrationAwareSqlAdapterFactory(new PrismaPgForMigrate(target))
      );
      const call =
        { getDatabaseVersion: 'version', ensureConnectionValidity: 'ensureConnectionValidity' }[method] ?? method;
      if (typeof engine[call] !== 'function')
        throw new Error(`${method} is not supported without the schema-engine binary`);
      const result = (await engine[call](params ?? {})) ?? null;
      if (method === 'diff' && result.stdout)
        send({ id: randomUUID(), method: 'print', params: { content: result.stdout } });
      send({ id, result });
    } catch (error) {
      const message = panic ?? error.message ?? String(error);
      send({
        id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: {
            is_panic: panic !== undefined,
            message,
            meta: error.meta ?? null,
            error_code: error.code ?? null,
          },
        },
      });
      if (panic !== undefined) process.exit(101);
    }
  });
}
await queue;
process.exit(0);
