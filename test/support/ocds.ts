// OCDS as its schemas have it: the core, and the eForms profile with the metrics extension merged in (JSON Merge Patch, RFC 7396).
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { ocdsCodes, standard } from './standards.js';

type Schema = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(base: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const kept = isObject(base) ? base : {};
  const changed = Object.entries(patch).map(([key, value]) => [key, value === null ? null : merged(kept[key], value)]);
  const entries = Object.entries({ ...kept, ...(Object.fromEntries(changed) as Schema) });
  return Object.fromEntries(entries.filter(([key]) => patch[key] !== null));
}

const read = (file: string): Schema => JSON.parse(standard(file)) as Schema;

/** Draft 4 names its schemas with `id` and says `exclusiveMinimum: true`; the rest that OCDS uses is the same in later drafts. */
function readable({ id, $schema, ...schema }: Schema): Schema {
  void $schema;
  return { $id: id, ...(exclusive(schema) as Schema) };
}

function exclusive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exclusive);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, exclusive(one)] as const);
  const { minimum, ...others } = Object.fromEntries(entries);
  if (others['exclusiveMinimum'] === true) return { ...others, exclusiveMinimum: minimum };
  return minimum === undefined ? others : { minimum, ...others };
}

const metrics = read('ocds-metrics-extension/release-schema.json');
const core = merged(
  merged(read('ocds-1.1.5/release-schema.json'), read('ocds-sustainability-extension/release-schema.json')),
  metrics
) as Schema;
const profile = merged(read('ocds-for-eforms/release-schema.patched.json'), metrics) as Schema;

const ajv = new Ajv({ strict: false, allErrors: true, formats: fullFormats });
for (const schema of [core, profile, read('ocds-1.1.5/versioned-release-validation-schema.json')])
  ajv.addSchema(readable(schema));
for (const kind of ['release', 'record']) ajv.addSchema(readable(read(`ocds-1.1.5/${kind}-package-schema.json`)));

/** What is wrong with a document by one of the schemas; empty when it is valid. */
function faults(id: string, document: unknown): string[] {
  const validate = ajv.getSchema(id);
  if (validate === undefined) throw new Error(`There is no schema ${id}`);
  void validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const schemaOf = '.org/schema/1__1__5/';
/** Faults of a release by the core with its extensions and by the eForms profile, names that no schema knows among them. */
export function releaseFaults(release: unknown): string[] {
  return [
    ...faults(`https://standard.open-contracting${schemaOf}release-schema.json`, release),
    ...faults(String(profile['id']), release),
    ...strangers(profile, release, ''),
  ];
}

/** Faults of a package of releases or records by the core. */
export function packageFaults(kind: 'release' | 'record', document: unknown): string[] {
  return faults(`https://standard.open-contracting${schemaOf}${kind}-package-schema.json`, document);
}

/** Names and codes that the schema and its codelists do not have: OCDS lets them pass, we do not. */
function strangers(schema: Schema, value: unknown, at: string): string[] {
  if (typeof schema['$ref'] === 'string') return strangers(definition(schema['$ref']), value, at);
  if (Array.isArray(value)) {
    const items = isObject(schema['items']) ? schema['items'] : {};
    const coded = schema['codelist'] === undefined ? items : { ...items, codelist: schema['codelist'] };
    return value.flatMap((one, index) => strangers(coded, one, `${at}/${index}`));
  }
  if (isObject(value)) {
    if (isObject(schema['patternProperties'])) return [];
    const known = isObject(schema['properties']) ? schema['properties'] : {};
    return Object.entries(value).flatMap(([key, one]) =>
      isObject(known[key]) ? strangers(known[key], one, `${at}/${key}`) : [`${at}/${key} is not in the schema`]
    );
  }
  if (typeof schema['codelist'] !== 'string') return [];
  const codes = ocdsCodes(`ocds-for-eforms/codelists/${schema['codelist']}`);
  return codes.includes(String(value)) ? [] : [`${at} has no code ${String(value)}`];
}

function definition(ref: string): Schema {
  const found = (profile['definitions'] as Schema)[ref.replace('#/definitions/', '')];
  if (!isObject(found)) throw new Error(`The schema has no ${ref}`);
  return found;
}
