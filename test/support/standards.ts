// The data files of public standards, which lie beside the checkout and are not ours to commit.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

function folder(): string {
  const set = process.env['FOOTHOLD_STANDARDS'];
  const above = [path.dirname(root), path.dirname(path.dirname(root))].map((dir) => path.join(dir, 'shared/standards'));
  const found = (set === undefined ? above : [path.resolve(set)]).find((dir) => existsSync(dir));
  if (found === undefined)
    throw new Error(
      `The schemas that exports are checked against are not in ${set ?? above.join(' or ')}. Get them from the public releases: ` +
        'OCDS 1.1.5 (github.com/open-contracting/standard, tag 1__1__5), the OCDS extensions eforms, metrics and sustainability ' +
        '(github.com/open-contracting-extensions) and eForms SDK 1.15.1 (github.com/OP-TED/eForms-SDK, tag 1.15.1), ' +
        'or set FOOTHOLD_STANDARDS to the folder that has them.'
    );
  return found;
}

/** The text of a file of the standards, e.g. `ocds-1.1.5/release-schema.json`. Throws, saying where to get it, when there is none. */
export function standard(file: string): string {
  return readFileSync(path.join(folder(), file), 'utf8');
}

/** The codes of an OCDS codelist, the first column of a CSV file. */
export function ocdsCodes(file: string): string[] {
  return standard(file)
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]?.trim() ?? '')
    .filter(Boolean);
}
