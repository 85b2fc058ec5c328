// Partnering and follow-up on the page, as contract manager and as contractor: the forms are there, and what waits is shown with its owner.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from './web-house.js';
import { contractCase, faultsOn, house, shoot } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home?.close());

it('opens a deviation by a form, takes the first step by its point, and the contractor sees what is asked until when', async () => {
  const johan = await home.visit('johan');
  await johan.goto(`/cases/${contractCase}`);
  await johan.locator('#seldom > summary').click();
  const open = johan.locator('details.form', { hasText: 'Öppna en avvikelse' });
  await open.locator('summary').click();
  await open.locator('select[name=about]').selectOption('internship');
  await open.locator('textarea[name=what]').fill('Färre platser än planen');
  await open.getByRole('button', { name: 'Öppna avvikelsen' }).click();
  const step = johan.locator('details.form', { hasText: 'Nästa steg i sanktionstrappan' });
  await step.waitFor();
  if ((await step.getAttribute('open')) === null) await step.locator('summary').click();
  await step.locator('textarea[name=reason]').fill('Planen följs inte');
  await step.getByRole('button', { name: 'Besluta steget' }).click();
  await johan.locator('.now', { hasText: 'påminnelse (4.' }).waitFor();
  expect(await faultsOn(johan)).toEqual([]);
  await shoot(johan, 'follow-up-manager', true);

  const maria = await home.visit('maria', { phone: true });
  await maria.goto(`/cases/${contractCase}`);
  expect(await maria.locator('.now').innerText()).toContain('Rätta avvikelsen');
  await maria.locator('details.form', { hasText: 'Svara på avvikelsen' }).waitFor();
  expect(await maria.getByRole('button', { name: 'Besluta steget' }).count()).toBe(0);
  expect(await faultsOn(maria)).toEqual([]);
  await shoot(maria, 'follow-up-contractor', true);
});
