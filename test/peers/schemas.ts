// The vendors' own types as schemas (scripts/schemas.js): by these the peers judge what the bot sends.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../..');

/** What the peers hold messages to. */
export type SchemaName = 'block-kit-message' | 'block-kit-modal' | 'block-kit-home' | 'adaptive-card';

/** A schema of .cache/schemas as a validator; makes the schemas when they are missing or older than the vendor's types. */
export function schemaValidator(name: SchemaName): ValidateFunction {
  makeSchemas();
  return require(path.join(root, `.cache/schemas/${name}.cjs`)) as ValidateFunction;
}

let made = false;

/** Once a process is enough. */
function makeSchemas(): void {
  if (!made) execFileSync(process.execPath, [path.join(root, 'scripts/schemas.js')]);
  made = true;
}

/** What a schema complains of, without the echoes of its if/then. */
export function complaints(errors: ErrorObject[] | null | undefined): string[] {
  const real = (errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return [...new Set(real.map(({ instancePath, message }) => `${instancePath} ${message}`))];
}
