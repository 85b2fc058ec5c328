// Installations of workspaces in the database, encrypted: the tokens are never there in the clear.
import type { Installation } from '@slack/bolt';
import { z } from 'zod';
import type { Database } from '../../prisma/database.js';
import {
  aloneWithSlack,
  forgetSlackInstallation,
  saveSlackInstallation,
  slackInstallation,
} from '../../prisma/slack-installations.js';
import type { Installations } from './workspaces.js';

/** Encrypts what is kept; `about` is bound to it, so that one workspace's tokens cannot stand in for another's. */
export interface Seal {
  encrypt(plain: Uint8Array, about: string): { readonly keyId: string; readonly data: Uint8Array };
  decrypt(encrypted: { readonly keyId: string; readonly data: Uint8Array }, about: string): Uint8Array;
}

/** What of an installation is read here; the rest is @slack/oauth's own. */
const installationSchema = z.looseObject({
  team: z.looseObject({ id: z.string() }),
  bot: z.looseObject({ token: z.string(), expiresAt: z.number().optional() }),
});

/** The store; made once. */
export function slackInstallations(db: Database, seal: Seal): Installations {
  const about = (team: string): string => `slack-installation:${team}`;
  const read = async (team: string): Promise<Installation<'v2', false> | null> => {
    const row = await slackInstallation(db, team);
    if (row === null) return null;
    const json: unknown = JSON.parse(Buffer.from(seal.decrypt(row, about(team))).toString('utf8'));
    return installationSchema.parse(json) as unknown as Installation<'v2', false>;
  };
  return {
    async storeInstallation(installation) {
      if (installation.isEnterpriseInstall)
        throw new Error('Foothold is installed workspace by workspace, not for a whole organisation at once.');
      const { team } = installationSchema.parse(installation);
      const { keyId, data } = seal.encrypt(Buffer.from(JSON.stringify(installation)), about(team.id));
      await saveSlackInstallation(db, team.id, { keyId, data });
    },
    async fetchInstallation({ teamId }) {
      const installation = await read(teamId ?? '');
      if (installation === null) throw new Error(`There is no installation in ${teamId}.`);
      return installation;
    },
    async deleteInstallation({ teamId }) {
      await forgetSlackInstallation(db, teamId ?? '');
    },
    async expiryOf(team) {
      const installation = await read(team);
      return installation === null ? undefined : (installation.bot?.expiresAt ?? null);
    },
    forget: (team) => forgetSlackInstallation(db, team),
    alone: (team, run) => aloneWithSlack(db, team, run),
  };
}
