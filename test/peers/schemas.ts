// The vendors' own types as schemas (scripts/schemas.js): by these the peers judge what the bot sends.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';

const root = path.resolve(import.meta.dirname, '../..');

/** What the peers hold messages to. */
export type SchemaName = 'block-kit-message' | 'block-kit-modal' | 'block-kit-home' | 'adaptive-card';

// A second to compile each: once a process, however many peers a test file starts.
const compiled = new Map<SchemaName, ValidateFunction>();

/** A schema of .cache/schemas as a validator; makes the schemas when they are missing or older than the vendor's types. */
export function schemaValidator(name: SchemaName): ValidateFunction {
  const validator = compiled.get(name) ?? compile(name);
  compiled.set(name, validator);
  return validator;
}

function compile(name: SchemaName): ValidateFunction {
  execFileSync(process.execPath, [path.join(root, 'scripts/schemas.js')]);
  const schema: unknown = JSON.parse(readFileSync(path.join(root, `.cache/schemas/${name}.json`), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error(`The schema ${name} is not an object.`);
  return new Ajv({ allErrors: true, strict: false }).compile(schema);
}

/** What a schema complains of, without the echoes of its if/then. */
export function complaints(errors: ErrorObject[] | null | undefined): string[] {
  const real = (errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return [...new Set(real.map(({ instancePath, message }) => `${instancePath} ${message}`))];
}
