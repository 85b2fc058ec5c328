// The half of Foothold that people reach, as `foothold start --only web` has it: Slack's door and the conversation, in a process of its own.
import { Client, Connection } from '@temporalio/client';
import Fastify from 'fastify';
import { pino } from 'pino';
import { nextMorning } from '../../dist/activities/calendar.js';
import { createConversation } from '../../dist/bots/conversation.js';
import { createSlack } from '../../dist/bots/slack/index.js';
import { FootholdPlugin } from '../../dist/plugin.js';
import { openDatabase } from '../../dist/prisma/database.js';

process.once('message', async ({ slack, databaseUrl, temporalAddress, encryptionKeys, taskQueue }) => {
  const log = pino({ level: 'silent' });
  const keys = encryptionKeys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }));
  const connection = await Connection.connect({ address: temporalAddress });
  const conversation = createConversation({
    db: openDatabase(databaseUrl),
    client: new Client({ connection, plugins: [new FootholdPlugin({ encryptionKeys: keys })] }),
    taskQueue,
    today: () => new Date().toISOString().slice(0, 10),
    morningAfter: nextMorning,
    link: (id) => `http://localhost/cases/${encodeURIComponent(id)}`,
    mine: 'http://localhost/me',
    log,
  });
  const bot = createSlack({ ...slack, installations: null, log }, conversation);
  const server = Fastify();
  await server.register(bot.routes);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  await bot.start();
  process.send({ answer: `${address}/slack/events` });
});
process.once('disconnect', () => process.exit(0));
