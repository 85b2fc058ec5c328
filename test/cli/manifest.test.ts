// What the platforms want before an app can be installed, as the command line writes it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'foothold-manifest-'));
const guid = '3f0a1c8e-8c7e-4b57-9a52-5f3d1f0a9b11';

function foothold(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [path.join(root, 'bin/foothold.js'), ...args], { encoding: 'utf8', cwd: folder });
}

/** Every text of the sources in a folder that looks so. */
function found(sources: string, pattern: RegExp): string[] {
  const files = readdirSync(path.join(root, sources)).filter((file) => file.endsWith('.ts') && file !== 'manifest.ts');
  const text = files.map((file) => readFileSync(path.join(root, sources, file), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
}

describe('foothold slack manifest', () => {
  it('asks for what the adapter hears and calls, at the address of the installation', () => {
    const { stdout, status } = foothold('slack', 'manifest', '--url', 'https://foothold.example.se');
    expect(status).toBe(0);
    const {
      oauth_config: oauth,
      settings,
      display_information: display,
    } = JSON.parse(stdout) as {
      oauth_config: { scopes: { bot: string[] } };
      settings: {
        event_subscriptions: { request_url: string; bot_events: string[] };
        interactivity: { is_enabled: boolean; request_url: string };
      };
      display_information: { name: string; description: string };
    };
    const address = 'https://foothold.example.se/slack/events';
    expect(settings.interactivity).toEqual({ is_enabled: true, request_url: address });
    expect(settings.event_subscriptions.request_url).toBe(address);
    const heard = found('bots/slack', /app\.event\('([^']+)'/g);
    expect(heard).toEqual(['app_home_opened', 'app_mention', 'app_uninstalled', 'tokens_revoked']);
    expect(settings.event_subscriptions.bot_events).toEqual(expect.arrayContaining(heard));
    expect(settings.event_subscriptions.bot_events).toEqual(
      expect.arrayContaining(['app_mention', 'message.im', 'message.channels', 'message.groups'])
    );
    // A method that the adapter calls and nobody has thought of a scope for fails here.
    const scopes: Record<string, string | null> = {
      'auth.test': null,
      'chat.postEphemeral': 'chat:write',
      'chat.postMessage': 'chat:write',
      'chat.update': 'chat:write',
      'conversations.history': 'im:history',
      'conversations.open': 'im:write',
      'conversations.replies': 'im:history',
      'files.completeUploadExternal': 'files:write',
      'files.getUploadURLExternal': 'files:write',
      'files.info': 'files:read',
      'views.open': null,
      'views.publish': null,
    };
    const called = found('bots/slack', /client\s*\.((?:auth|chat|conversations|files|users|views)\.\w+)\(/g);
    expect(called).toEqual(Object.keys(scopes));
    for (const method of called) if (scopes[method]) expect(oauth.scopes.bot).toContain(scopes[method]);
    expect(display.name.length).toBeLessThanOrEqual(35);
    expect(display.description.length).toBeLessThanOrEqual(140);
  });

  it('asks for no address with Socket Mode, and for the way back with several workspaces', () => {
    const socket = JSON.parse(foothold('slack', 'manifest', '--socket').stdout) as object;
    expect(socket).toMatchObject({ settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } } });
    expect(JSON.stringify(socket)).not.toContain('request_url');
    const several = foothold('slack', 'manifest', '--several', '--url', 'https://foothold.example.se');
    expect(JSON.parse(several.stdout)).toMatchObject({
      oauth_config: { redirect_urls: ['https://foothold.example.se/slack/oauth_redirect'] },
      settings: { token_rotation_enabled: true, socket_mode_enabled: false },
    });
    expect(foothold('slack', 'manifest', '--several', '--socket').stderr).toContain('leave --socket out');
  });

  it('wants an address that Slack can reach', () => {
    const { stderr, status } = foothold('slack', 'manifest', '--url', 'http://localhost:4321');
    expect(status).toBe(1);
    expect(stderr).toContain('give --url https://foothold.example.se');
  });
});

describe('foothold teams manifest', () => {
  it('writes the package: a manifest within Microsoft’s limits, and both icons in their sizes', () => {
    const { stdout, status } = foothold(
      ...['teams', 'manifest', '--url', 'https://foothold.example.se', '--app-id', guid],
      ...['--developer', 'Örebro kommun', '--json']
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      file: 'foothold-teams.zip',
      endpoint: 'https://foothold.example.se/api/messages',
    });
    const files = unzipSync(new Uint8Array(readFileSync(path.join(folder, 'foothold-teams.zip'))));
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as {
      id: string;
      developer: { name: string; websiteUrl: string };
      name: { short: string; full: string };
      description: { short: string; full: string };
      bots: { botId: string; scopes: string[] }[];
      validDomains: string[];
    };
    expect(manifest).toMatchObject({ id: guid, bots: [{ botId: guid }], validDomains: ['foothold.example.se'] });
    expect(manifest.developer.name).toBe('Örebro kommun');
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
    expect(manifest.name.full.length).toBeLessThanOrEqual(100);
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    expect(manifest.description.full.length).toBeLessThanOrEqual(4000);
    // Width and height stand in a PNG's header.
    const size = (name: string): number[] => {
      const view = new DataView((files[name] as Uint8Array).slice().buffer);
      return [view.getUint32(16), view.getUint32(20)];
    };
    expect([size('color.png'), size('outline.png')]).toEqual([
      [192, 192],
      [32, 32],
    ]);
  });

  it.each([
    ['an id that is no GUID', ['--app-id', 'bot'], 'it is a GUID'],
    ['a version that is none', ['--app-id', guid, '--app-version', '1'], 'write it as 1.0.0'],
    ['a developer’s name that is too long', ['--app-id', guid, '--developer', 'x'.repeat(33)], 'at most 32 characters'],
  ])('refuses %s, and writes nothing', (_, args, says) => {
    const out = path.join(folder, 'refused.zip');
    const { stderr, status } = foothold(
      'teams',
      'manifest',
      '--url',
      'https://foothold.example.se',
      '--out',
      out,
      ...args
    );
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(readdirSync(folder)).not.toContain('refused.zip');
  });
});
