// Misuse of the plugin fails where it is made, and the sentence says what to do.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { WorkerOptions } from '@temporalio/worker';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { expect, test } from 'vitest';
import type { FootholdOptions } from '../../plugin.js';
import { FootholdPlugin } from '../../plugin.js';
import { activities } from './activities.js';

const key = randomBytes(32);
const id = '2026-11';

const sentences: [what: string, options: unknown, sentence: string][] = [
  ['no options', undefined, 'FootholdPlugin needs options'],
  ['nothing said about encryption', {}, "give encryptionKeys: [{ id, key }], or say encryption: 'none'"],
  ['no key', { encryptionKeys: [] }, 'encryptionKeys is empty; give at least one { id, key }'],
  ['a short key', { encryptionKeys: [{ id, key: randomBytes(16) }] }, 'the encryption key "2026-11" is not 32 bytes'],
  [
    'a key that is no base64',
    { encryptionKeys: [{ id, key: 'secret' }] },
    'the encryption key "2026-11" is not 32 bytes',
  ],
  ['a key that is missing', { encryptionKeys: [{ id }] }, 'the encryption key "2026-11" is not 32 bytes'],
  ['a key without an id', { encryptionKeys: [{ id: ' ', key }] }, 'encryptionKeys[0] has no id; name it'],
  [
    'two keys of one id',
    {
      encryptionKeys: [
        { id, key },
        { id, key: randomBytes(32) },
      ],
    },
    'two encryptionKeys have the id "2026-11"; give each key an id of its own',
  ],
  ['keys and none', { encryptionKeys: [{ id, key }], encryption: 'none' }, 'contradict each other; give one of them'],
  ['another word for encryption', { encryption: 'off' }, "encryption can only be 'none'"],
  ['an unknown option', { encryption: 'none', keys: [] }, 'knows no option "keys"; its options are encryptionKeys, '],
  [
    'activities that are not all there',
    { encryption: 'none', activities: { ...activities(), footholdRecord: undefined } },
    'activities lack footholdRecord; pass all that openActivities of foothold/activities gives',
  ],
];

test.each(sentences)('%s is refused by the constructor', (_what, options, sentence) => {
  expect(() => new FootholdPlugin(options as FootholdOptions)).toThrow(sentence);
});

test('what is wrong with a key never shows the key', () => {
  const short = 'c2VjcmV0LXNlY3JldA==';
  expect(() => new FootholdPlugin({ encryptionKeys: [{ id, key: short }] })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(short) })
  );
});

const worker: WorkerOptions = { taskQueue: 'misuse' };

test('a worker without the activities of the cases is refused', () => {
  const plugin = new FootholdPlugin({ encryption: 'none' });
  expect(() => plugin.configureWorker(worker)).toThrow('lacks the activities footholdRecord, footholdAnnounce');
  expect(plugin.configureWorker({ ...worker, activities: activities() }).activities).toHaveProperty('footholdDeliver');
});

test('an activity of the host by a name of Foothold is refused', () => {
  const plugin = new FootholdPlugin({ encryption: 'none', activities: activities() });
  const clash = { ...worker, activities: { footholdRecord: () => undefined } };
  expect(() => plugin.configureWorker(clash)).toThrow('The activity name "footholdRecord" is Foothold\'s');
});

test('two different plugins on connection and worker are refused; the same one is applied once', () => {
  const one = new FootholdPlugin({ encryptionKeys: [{ id, key }], activities: activities() });
  const other = new FootholdPlugin({ encryption: 'none' });
  expect(() => one.configureWorker({ ...worker, plugins: [one, other] })).toThrow('make one and give that');
  expect(() => one.configureClient({ plugins: [one, other] })).toThrow('make one and give that');

  const twice = { ...worker, plugins: [one, one] };
  const once = one.configureWorker(twice);
  const again = one.configureWorker(once);
  expect(again).toEqual(once);
  expect(one.configureClient(one.configureClient({})).dataConverter?.payloadCodecs).toHaveLength(1);
});

test("the host's codecs stay, before Foothold's", () => {
  const compress = { encode: async () => [], decode: async () => [] };
  const plugin = new FootholdPlugin({ encryptionKeys: [{ id, key }] });
  const { dataConverter } = plugin.configureClient({ dataConverter: { payloadCodecs: [compress] } });
  expect(dataConverter?.payloadCodecs).toHaveLength(2);
  expect(dataConverter?.payloadCodecs?.[0]).toBe(compress);
});

test('a failure converter of the host that leaves messages readable is refused', () => {
  const plugin = new FootholdPlugin({ encryptionKeys: [{ id, key }] });
  const at = (file: string) => path.join(import.meta.dirname, 'hosts', file);
  const dataConverter = (failureConverterPath: string) => ({ dataConverter: { failureConverterPath } });
  expect(() => plugin.configureClient(dataConverter(at('readable-failures.cjs')))).toThrow(
    'with encodeCommonAttributes: true'
  );
  const kept = plugin.configureClient(dataConverter(at('encoded-failures.cjs')));
  expect(kept.dataConverter?.failureConverterPath).toBe(at('encoded-failures.cjs'));
});

test('a bundle that was built without the plugin is refused, one built with it is left as it is', async () => {
  const plugin = new FootholdPlugin({ encryption: 'none', activities: activities() });
  const workflowsPath = path.join(import.meta.dirname, 'hosts/workflows.ts');
  const logger = new DefaultLogger('ERROR');
  const without = await bundleWorkflowCode({ workflowsPath, logger });
  expect(() => plugin.configureWorker({ ...worker, workflowBundle: without })).toThrow(
    'built without Foothold; give the plugin to bundleWorkflowCode'
  );
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger, plugins: [plugin] });
  const configured = plugin.configureWorker({ ...worker, workflowBundle });
  expect(configured.workflowBundle).toBe(workflowBundle);
  expect(configured.workflowsPath).toBeUndefined();
});
