// Signing in by OpenID Connect: a real provider, a real browser, and everything that must not let anybody in.
import type { FastifyInstance } from 'fastify';
import getPort from 'get-port';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Invitations } from '../../bots/accounts/invitations.js';
import { createInvitations } from '../../bots/accounts/invitations.js';
import { createOidc, identityOf } from '../../bots/accounts/oidc.js';
import { webChat } from '../../bots/web/index.js';
import { oidcChecks } from '../../cli/doctor-oidc.js';
import { setEmail } from '../../prisma/accounts.js';
import { createHttp } from '../../server/http.js';
import { readImportFile } from '../../server/import/file.js';
import { savePeople } from '../../server/import/people.js';
import { evidenceHere } from '../support/evidence.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import type { IdentityProvider } from '../support/identity-provider.js';
import { startIdentityProvider } from '../support/identity-provider.js';
import { noLetters } from '../support/answers.js';
import { RecordingConversation } from '../peers/recording-conversation.js';
import { faultsOn, shoot } from './web-house.js';

let database: FreshDatabase;
let provider: IdentityProvider;
let app: FastifyInstance;
let browser: Browser;
let url: string;
let invitations: Invitations;

beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await savePeople(db, readImportFile(vivallaText));
  const port = await getPort();
  // Another site than the provider's 127.0.0.1, as it is in the world.
  url = `http://localhost:${port}`;
  provider = await startIdentityProvider(url);
  const cookieKey = Buffer.alloc(32, 7);
  invitations = createInvitations(db, cookieKey, url);
  app = await createHttp({
    log: pino({ level: 'silent' }),
    cookieKey,
    https: false,
    parts: {},
    pages: [
      webChat({
        evidence: evidenceHere(),
        db,
        conversation: new RecordingConversation(),
        changes: { subscribe: () => () => undefined, close: () => Promise.resolve() },
        invitations,
        oidc: createOidc({ ...provider, scopes: 'openid email' }, url),
        answers: noLetters(db),
        demo: false,
        today: () => '2026-11-26',
      }),
    ],
  });
  await app.listen({ port, host: 'localhost' });
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  await setEmail(db, 'bjorn', 'Bjorn_Ek@bostad.example');
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await provider?.stop();
  await database?.close();
});

async function visit(): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'sv-SE' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** Goes through the provider's own pages. */
async function atProvider(page: Page, name: string): Promise<void> {
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('whatever');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signInAs(name: string): Promise<Page> {
  const page = await visit();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Logga in med ditt arbetskonto' }).click();
  await atProvider(page, name);
  await page.waitForURL((at) => at.origin === url);
  return page;
}

const notice = (page: Page): Promise<string> => page.locator('#notice').innerText();
const who = (page: Page): Promise<string> => page.locator('.who p').innerText();
const linked = async (): Promise<string[]> =>
  (await database.db.account.findMany({ where: { platform: 'oidc' } })).map(
    ({ account, personId }) => `${account.replace(provider.issuer, '')} ${personId}`
  );

it('lets in whoever the provider has verified the address of, by PKCE, state and nonce, and out again', async () => {
  provider.accounts.set('4711', { email: 'bjorn_ek@bostad.example', email_verified: true });
  const first = await visit();
  await first.goto('/sign-in');
  expect(await faultsOn(first)).toEqual([]);
  await shoot(first, 'sign-in-oidc');
  expect(await first.locator('button[name=person]').count()).toBe(0);

  const page = await signInAs('4711');
  expect(await who(page)).toContain('Björn Ek');
  expect(await linked()).toEqual(['#4711 bjorn']);
  const [asked] = provider.asked;
  expect(asked?.get('code_challenge_method')).toBe('S256');
  for (const each of ['state', 'nonce', 'code_challenge']) expect(asked?.get(each)?.length).toBeGreaterThan(40);

  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.getByText('Du är utloggad från Foothold').waitFor();
  await shoot(page, 'sign-in-ended');
  const others = await page.context().newPage();
  expect((await others.goto('/'))?.url()).toContain('/sign-in');
  await page.getByRole('link', { name: 'Logga ut från arbetskontot' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL(`${url}/sign-in`);
});

it('never believes an address that was not verified, nor one that only looks alike; an invitation links the account once', async () => {
  provider.accounts.set('mallory', { email: 'bjorn_ek@bostad.example', email_verified: false });
  provider.accounts.set('alike', { email: 'bjornxek@bostad.example', email_verified: true });
  provider.accounts.set('wild', { email: 'b%@bostad.example', email_verified: true });
  await setEmail(database.db, 'karin', 'karinxholm@bostad.example');
  provider.accounts.set('wilder', { email: 'karin_holm@bostad.example', email_verified: true });
  // An address that was given to a newcomer does not give them what its former owner had.
  provider.accounts.set('newcomer', { email: 'bjorn_ek@bostad.example', email_verified: true });
  for (const name of ['mallory', 'alike', 'wild', 'wilder', 'newcomer']) {
    const page = await signInAs(name);
    expect(new URL(page.url()).pathname, name).toBe('/sign-in');
    expect(await notice(page)).toContain('Jag vet inte vem du är');
  }
  expect(await linked()).toEqual(['#4711 bjorn']);

  const { link } = await invitations.invite('maria', 'karin');
  const page = await visit();
  await page.goto(link);
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Kom in med ditt arbetskonto' }).click();
  await atProvider(page, 'maria-at-work');
  await page.waitForURL(`${url}/`);
  expect(await who(page)).toContain('Maria Ström');
  expect(await linked()).toEqual(expect.arrayContaining(['#maria-at-work maria']));

  // The invitation is used up, for a browser and for another account.
  const other = await visit();
  await other.goto(link);
  await other.getByRole('link', { name: 'Kom in med ditt arbetskonto' }).click();
  await atProvider(other, 'mallory');
  await other.waitForURL(`${url}/sign-in`);
  expect(await notice(other)).toContain('Inbjudan gäller inte längre');
  await other.goto(link);
  await other.getByRole('button', { name: 'Kom in', exact: true }).click();
  await other.getByText('Skriv ”logga in” till Foothold').waitFor();

  // By the subject from now on.
  expect(await who(await signInAs('maria-at-work'))).toContain('Maria Ström');
});

it('ends the session of an account that is taken back', async () => {
  const page = await signInAs('maria-at-work');
  await database.db.account.deleteMany({ where: { platform: 'oidc', personId: 'maria' } });
  expect((await page.goto('/'))?.url()).toContain('/sign-in');
});

it('takes nothing twice, from nobody else, and nothing forged', async () => {
  const page = await visit();
  const backs: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(`${url}/sign-in/oidc/back`)) backs.push(request.url());
  });
  await page.goto('/sign-in/oidc');
  await atProvider(page, '4711');
  await page.waitForURL(`${url}/`);
  const [back = ''] = backs;
  expect(new URL(back).searchParams.get('code')).not.toBeNull();
  for (const each of [page, await visit()]) {
    await each.goto(back);
    expect(await notice(each)).toContain('tog för lång tid eller har redan använts');
  }
  const forged = await visit();
  await forged.goto('/sign-in/oidc');
  await forged.goto(`${url}/sign-in/oidc/back?code=x&state=y&iss=${encodeURIComponent(provider.issuer)}`);
  expect(await notice(forged)).toContain('Inloggningen gick inte igenom');
  expect((await forged.goto('/'))?.url()).toContain('/sign-in');
  // Without a demo nobody is anybody by a button.
  const post = await app.inject({ method: 'POST', url: '/sign-in', payload: { person: 'bjorn' } });
  expect(post.statusCode).toBe(403);
});

it('says so when the provider does not answer, and asks it again the next time', async () => {
  const oidc = createOidc({ ...provider, issuer: 'http://127.0.0.1:1', scopes: 'openid' }, url);
  for (let time = 0; time < 2; time += 1) await expect(oidc.leave()).rejects.toThrow();
});

describe('who an Entra token is about', () => {
  const claims = { iss: 'https://login.microsoftonline.com/t/v2.0', sub: 'pairwise', tid: 't', oid: 'o' };
  it('is said by oid and tid; its e-mail counts only when the owner of its domain was verified', () => {
    const email = 'a@b.example';
    expect(identityOf({ ...claims, email, email_verified: true }, true)).toEqual({
      subject: 'entra:t:o',
      verifiedEmail: null,
    });
    expect(identityOf({ ...claims, email, xms_edov: '1' }, true).verifiedEmail).toBe(email);
    expect(() => identityOf({ iss: claims.iss, sub: 's' }, true)).toThrow();
  });
});

describe('foothold doctor', () => {
  const said = async (settings: Partial<IdentityProvider>, publicUrl: string | null = url): Promise<string[]> =>
    Promise.all(
      oidcChecks({ ...provider, scopes: 'openid', ...settings }, publicUrl).map(async ({ check }) => {
        try {
          return await check();
        } catch (error) {
          return `FAIL ${(error as Error).message}`;
        }
      })
    );

  it('checks the issuer and the client', async () => {
    expect(await said({})).toEqual([
      `${provider.issuer} answers`,
      expect.stringMatching(/^the client is right; enter/),
    ]);
    expect((await said({ clientSecret: 'wrong' }))[1]).toMatch(
      /^FAIL The provider does not take the client \(invalid_client\)/
    );
    expect((await said({ issuer: 'http://127.0.0.1:1' }))[0]).toMatch(
      /^FAIL .* does not answer as an OpenID Connect issuer/
    );
    expect((await said({}, null))[1]).toMatch(/^FAIL FOOTHOLD_PUBLIC_URL is not set/);
  });

  it('and the client of a provider that wants its secret in a header', async () => {
    const basic = await startIdentityProvider(url, { basic: true });
    expect((await said(basic))[1]).toMatch(/^the client is right/);
    await basic.stop();
  });
});
