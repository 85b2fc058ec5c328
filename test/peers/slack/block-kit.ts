// Judges Block Kit as Slack would: by schemas made from Slack's own types (scripts/schemas.js) and the rules between fields.
import { complaints, schemaValidator } from '../schemas.js';

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

/** Everything wrong with a Home tab. */
export function homeProblems(): (view: unknown) => string[] {
  const validate = schemaValidator('block-kit-home');
  return (view) => [...(validate(view) ? [] : complaints(validate.errors)), ...repeatedIds(view)];
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
