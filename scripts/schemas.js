#!/usr/bin/env node
// Makes the JSON schemas by which the tests hold our messages to the platforms' limits, from the vendors' own types:
// .cache/schemas/{block-kit-message,block-kit-modal,block-kit-home,adaptive-card}.cjs, each a validator that is compiled already.
// `node scripts/schemas.js` (about 5 s, then cached).
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, '.cache', 'schemas');

/** Slack's limits that its types do not mention in words. */
const slackLimits = {
  ActionsBlock: { elements: { minItems: 1 } },
  ContextBlock: { elements: { minItems: 1, maxItems: 10 } },
  SectionBlock: { fields: { minItems: 1 } },
  PlainTextElement: { text: { minLength: 1, maxLength: 3000 } },
  MrkdwnElement: { text: { minLength: 1, maxLength: 3000 } },
  RichTextText: { text: { minLength: 1 } },
  RichTextBlock: { elements: { minItems: 1 } },
  Button: { action_id: { minLength: 1, maxLength: 255 } },
  PlainTextInput: { action_id: { minLength: 1, maxLength: 255 } },
  MarkdownBlock: { text: { maxLength: 12_000 } },
};

const targets = [
  {
    name: 'block-kit-message',
    vendor: '@slack/types',
    source: "import type { KnownBlock } from '@slack/types';\nexport type Target = KnownBlock[];\n",
    finish: (schema) => ({ ...slackSchema(schema), minItems: 1, maxItems: 50 }),
  },
  {
    name: 'block-kit-modal',
    vendor: '@slack/types',
    // ModalView allows any block in its types; a modal of ours holds known ones only.
    source:
      "import type { KnownBlock, ModalView } from '@slack/types';\n" +
      "export interface Target extends Omit<ModalView, 'blocks'> { blocks: KnownBlock[] }\n",
    finish: (schema) => {
      const modal = slackSchema(schema);
      Object.assign(modal.properties.blocks, { minItems: 1, maxItems: 100 });
      return modal;
    },
  },
  {
    name: 'block-kit-home',
    vendor: '@slack/types',
    source:
      "import type { HomeView, KnownBlock } from '@slack/types';\n" +
      "export interface Target extends Omit<HomeView, 'blocks'> { blocks: KnownBlock[] }\n",
    finish: (schema) => {
      const home = slackSchema(schema);
      Object.assign(home.properties.blocks, { minItems: 1, maxItems: 100 });
      return home;
    },
  },
  {
    name: 'adaptive-card',
    vendor: '@microsoft/teams.cards',
    source: "import type { IAdaptiveCard } from '@microsoft/teams.cards';\nexport type Target = IAdaptiveCard;\n",
    finish: (schema) => {
      const card = schema.definitions.IAdaptiveCard;
      card.properties.$schema = { type: 'string' };
      card.required = [...new Set([...(card.required ?? []), 'version'])];
      schema.definitions.ITextInput.required.push('id');
      return { ...schema, allOf: [{ $ref: '#/definitions/IAdaptiveCard' }, { required: ['version'] }] };
    },
  },
];

/** Writes down as schema keywords what the doc comments say in words: "Maximum length for this field is 75 characters." */
function slackSchema(schema) {
  for (const [name, definition] of [...Object.entries(schema.definitions), ['', schema]]) {
    for (const [key, property] of Object.entries(definition.properties ?? {})) {
      const words = property.description ?? '';
      const characters = Number(/max[^.]*?([\d,]+)\s+characters/i.exec(words)?.[1]) || undefined;
      const items = Number(/max[^.]*?(\d+)(?:\s+(?:items|elements|options|rows|cards|blocks)|\.)/i.exec(words)?.[1]);
      if (property.type === 'array') {
        if (items) property.maxItems = items;
        if (characters) property.items = { allOf: [property.items, textOfAtMost(characters)] };
      } else if (characters && property.type === 'string') {
        property.maxLength = characters;
      } else if (characters) {
        definition.properties[key] = { allOf: [property, textOfAtMost(characters)] };
      }
      const extra = slackLimits[name]?.[key];
      if (extra) Object.assign(definition.properties[key], extra);
    }
  }
  return schema;
}

function textOfAtMost(maxLength) {
  return { properties: { text: { maxLength } } };
}

/**
 * Turns unions of objects with a constant `type` into if/then on that type, so that an error points at the branch that was
 * meant instead of listing all branches that were not.
 */
function unionsByType(schema) {
  const resolve = (node) => (node.$ref ? schema.definitions[decodeURIComponent(node.$ref.split('/').pop())] : node);
  const typeOf = (node) => {
    const type = resolve(node)?.properties?.type;
    return type?.const ?? (type?.enum?.length === 1 ? type.enum[0] : undefined);
  };
  const members = (node) => {
    const inner = resolve(node);
    return inner?.unionOf ?? inner?.anyOf?.flatMap(members) ?? [node];
  };
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node.anyOf)) {
      const all = members(node);
      const types = [...new Set(all.map(typeOf))];
      if (types.length > 1 && !types.includes(undefined)) {
        delete node.anyOf;
        node.type = 'object';
        node.required = ['type'];
        node.properties = { type: { enum: types } };
        node.allOf = types.map((type) => ({
          if: { properties: { type: { const: type } }, required: ['type'] },
          then: one(all.filter((member) => typeOf(member) === type)),
        }));
        Object.defineProperty(node, 'unionOf', { value: all, enumerable: false });
      }
    }
    Object.values(node).forEach(visit);
  };
  visit(schema);
  return schema;
}

function one(branches) {
  return branches.length === 1 ? branches[0] : { anyOf: branches };
}

function isMade(file, vendor) {
  try {
    const sources = [fileURLToPath(import.meta.url), path.join(root, 'node_modules', vendor, 'package.json')];
    return sources.every((source) => statSync(source).mtimeMs < statSync(file).mtimeMs);
  } catch {
    return false;
  }
}

mkdirSync(folder, { recursive: true });
for (const { name, vendor, source, finish } of targets) {
  const file = path.join(folder, `${name}.cjs`);
  if (isMade(file, vendor)) continue;
  const entry = path.join(folder, `${name}-${process.pid}.ts`);
  writeFileSync(entry, source);
  const { createGenerator } = require('ts-json-schema-generator');
  const config = {
    path: entry,
    type: 'Target',
    expose: 'all',
    topRef: false,
    skipTypeCheck: true,
    additionalProperties: false,
  };
  const schema = finish(createGenerator(config).createSchema('Target'));
  const { Ajv } = require('ajv');
  const standalone = require('ajv/dist/standalone').default;
  const ajv = new Ajv({ allErrors: true, strict: false, code: { source: true } });
  const code = standalone(ajv, ajv.compile(unionsByType(schema)));
  // Written beside and renamed: several test processes may make it at once.
  writeFileSync(`${entry}.made`, code);
  renameSync(`${entry}.made`, file);
  rmSync(entry);
}
