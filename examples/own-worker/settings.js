// What worker and client have in common. The names are Foothold's own, so that `npx foothold` reads them too.
const { TEMPORAL_ADDRESS = 'localhost:7233', FOOTHOLD_TASK_QUEUE = 'town', DATABASE_URL = '' } = process.env;

export const address = TEMPORAL_ADDRESS;
export const taskQueue = FOOTHOLD_TASK_QUEUE;
export const databaseUrl = DATABASE_URL;
/** Newest first, as `id:base64,id:base64`: the first encrypts, all decrypt. */
export const encryptionKeys = (process.env.FOOTHOLD_ENCRYPTION_KEYS ?? '').split(',').map((pair) => {
  const [id = '', key = ''] = pair.split(/:(.*)/s);
  return { id, key };
});
