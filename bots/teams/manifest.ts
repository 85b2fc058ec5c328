// The app package that Teams wants: a zip with the manifest and two icons.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';

/** What the package says. */
export interface TeamsPackageFacts {
  /** MICROSOFT_APP_ID, a GUID. */
  readonly appId: string;
  /** Where people read about the installation, with https: the web chat's address. */
  readonly publicUrl: string;
  /** Who offers it to the users: the authority. At most 32 characters. */
  readonly developer: string;
  /** Of the package, e.g. 1.0.0: Teams takes a new upload only with a higher one. */
  readonly version: string;
}

const icons = path.join(import.meta.dirname, 'icons');

/** What Teams proposes to whoever writes to the bot. */
const commands = [
  { title: 'min kö', description: 'Vad som väntar på dig, och vem som går in för dig' },
  { title: 'my queue', description: 'What waits for you, and who stands in for you' },
] as const;

/** The manifest, version 1.19 of Microsoft's schema. */
export function teamsManifest({ appId, publicUrl, developer, version }: TeamsPackageFacts): object {
  const { href, hostname } = new URL(publicUrl);
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json',
    manifestVersion: '1.19',
    version,
    id: appId,
    developer: { name: developer, websiteUrl: href, privacyUrl: href, termsOfUseUrl: href },
    name: { short: 'Foothold', full: 'Foothold, the employment requirement' },
    description: {
      short: 'Approve steps of a tender, report hires, see what waits for you.',
      full: "Carries a public tender's employment requirement from the first draft to the last follow-up. Approve steps, report hires and internships, and see what waits for you, by message.",
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#174a41',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal'], commands: [...commands] }],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [hostname],
  };
}

/** The package as the bytes of a zip file. */
export function teamsPackage(facts: TeamsPackageFacts): Uint8Array {
  const icon = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(icons, name)));
  return zipSync({
    'manifest.json': strToU8(JSON.stringify(teamsManifest(facts), null, 2)),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  });
}
