// Judges Block Kit as Slack would: by schemas made from Slack's own types (scripts/schemas.js) and the rules between fields.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';

const root = path.resolve(import.meta.dirname, '../..');

/** A schema of .cache/schemas as a validator; makes the schemas when they are missing or older than the vendor's types. */
export function schemaValidator(name: 'block-kit-message' | 'block-kit-modal' | 'adaptive-card'): ValidateFunction {
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

/** Everything wrong with a message's blocks. */
export function messageProblems(): (blocks: unknown) => string[] {
  const validate = schemaValidator('block-kit-message');
  return (blocks) => [...(validate(blocks) ? [] : complaints(validate.errors)), ...repeatedIds(blocks)];
}

/** Everything wrong with a modal. */
export function modalProblems(): (view: unknown) => string[] {
  const validate = schemaValidator('block-kit-modal');
  return (view) => {
    const problems = [...(validate(view) ? [] : complaints(validate.errors)), ...repeatedIds(view)];
    const hasInput = JSON.stringify(view).includes('"type":"input"');
    if (hasInput && !JSON.stringify(view).includes('"submit"')) problems.push('/submit is required with an input');
    return problems;
  };
}

function repeatedIds(blocks: unknown): string[] {
  const seen = new Set<string>();
  const problems: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if ((key === 'action_id' || key === 'block_id') && typeof value === 'string') {
        if (seen.has(`${key} ${value}`)) problems.push(`${key} "${value}" is used twice`);
        seen.add(`${key} ${value}`);
      } else visit(value);
    }
  };
  visit(blocks);
  return problems;
}
