// Who is who on the web: a coordinator invites and unlinks, a signed link lets in once, everybody sees their own account.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from './web-house.js';
import { faultsOn, house, shoot } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home?.close());

it('lets a coordinator invite with a code and a link, and nobody else see the page', async () => {
  const other = await home.visit('bjorn');
  expect((await other.goto('/people'))?.status()).toBe(404);

  const page = await home.visit('karin');
  await page.getByRole('link', { name: 'Personer' }).click();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bjud in Maria Ström' }).click();
  const [code = '', link = ''] = await page.locator('section.card code').allInnerTexts();
  expect(code).toMatch(/^koppla [A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'people-invited', true);
  const phone = await home.visit('karin', { phone: true });
  await phone.goto('/people');
  await phone.getByRole('button', { name: 'Bjud in Björn Ek' }).click();
  await shoot(phone, 'people-phone', true);
  for (const each of [page, phone])
    expect(await each.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
  const invited = { where: { personId: 'maria' }, select: { invitedBy: true } };
  expect(await home.db.invitation.findMany(invited)).toEqual([{ invitedBy: 'karin' }]);

  // Demo people come in anyway; she is none from now on.
  await home.db.person.update({ where: { id: 'maria' }, data: { demo: false } });
  const { pathname } = new URL(link);
  const maria = await home.visit(null);
  for (let opened = 0; opened < 2; opened += 1) expect((await maria.goto(pathname))?.status()).toBe(200);
  expect(await faultsOn(maria)).toEqual([]);
  await maria.getByRole('button', { name: 'Kom in' }).click();
  await maria.waitForURL('/');
  expect(await maria.locator('.who p').innerText()).toContain('Maria Ström');

  const again = await home.visit(null);
  await again.goto(pathname);
  await again.getByRole('button', { name: 'Kom in' }).click();
  await again.getByText('Länken gäller inte längre').waitFor();
  expect((await again.goto(`${pathname}x`))?.status()).toBe(410);
  expect((await again.goto('/'))?.url()).toContain('/sign-in');

  await page.goto('/people');
  await page.getByRole('button', { name: /Logga ut och ta tillbaka.*: Maria Ström/ }).click();
  await page.getByText('Inbjudningarna är återtagna').waitFor();
  await maria.goto('/');
  expect(new URL(maria.url()).pathname).toBe('/sign-in');
});

it('lets a coordinator unlink an account, and everybody choose where they want what comes to them', async () => {
  const accounts = ['slack', 'teams'].map((platform) => ({
    platform,
    account: 'T:U',
    personId: 'johan',
    place: 'T:U',
  }));
  await home.db.account.createMany({ data: accounts });
  const johan = await home.visit('johan');
  await johan.goto('/account');
  expect(await faultsOn(johan)).toEqual([]);
  await johan.getByLabel('Teams').check();
  await johan.getByRole('button', { name: 'Spara' }).click();
  await johan.getByText('Sparat.').waitFor();
  expect(await johan.getByLabel('Teams').isChecked()).toBe(true);
  expect(await home.db.person.findUnique({ where: { id: 'johan' } })).toMatchObject({ prefers: 'teams' });

  const page = await home.visit('karin');
  await page.goto('/people');
  await page.getByRole('button', { name: 'Koppla från Slack' }).click();
  await page.getByText('Kontot är frånkopplat.').waitFor();
  const left = await home.db.account.findMany({ where: { personId: 'johan', platform: { not: 'web' } } });
  expect(left.map(({ platform }) => platform)).toEqual(['teams']);
});
