// The way in for a workspace: to Slack's own page with a state that must come back, and the page that says how it went.
import type { InstallProvider } from '@slack/oauth';
import type { FastifyInstance } from 'fastify';
import { installWords } from '../words/install.js';
import { botScopes, slackPaths } from './manifest.js';
import { hijacked } from './receivers.js';

/** Serves /slack/install and where Slack leads people back to. */
export function serveInstall(server: FastifyInstance, installer: InstallProvider, publicUrl: string): void {
  const url = { scopes: [...botScopes], redirectUri: new URL(slackPaths.redirect, publicUrl).href };
  hijacked(server, slackPaths.install, (request, response) => installer.handleInstallPath(request, response, {}, url));
  hijacked(server, slackPaths.redirect, (request, response) =>
    installer.handleCallback(request, response, {
      success: ({ team }, _options, _request, answer) =>
        answer.writeHead(200, html).end(page(installWords.installed(team?.name ?? team?.id ?? ''))),
      failure: (error, _options, _request, answer) =>
        answer.writeHead(400, html).end(page(installWords.failed(error.code))),
    })
  );
}

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

function page(paragraphs: readonly string[]): string {
  const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Foothold</title>${paragraphs.map((text) => `<p>${safe(text)}</p>`).join('')}</html>`;
}
