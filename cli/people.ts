// `foothold people`: who is who, from a terminal: the people around an authority, invitations, and accounts that are taken away.
import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { z } from 'zod';
import { createInvitations } from '../bots/accounts/invitations.js';
import { createAnswerLinks, waitsFor } from '../bots/email/links.js';
import { pagesWords } from '../bots/words/pages.js';
import { readConfig } from '../config.js';
import {
  accountsOf,
  emailOf,
  forgetInvitations,
  organisationsAround,
  preferChat,
  setEmail,
  unlinkAccount,
} from '../prisma/accounts.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Person } from '../prisma/people.js';
import { peopleOfAll, personById } from '../prisma/people.js';
import { readKeys } from '../server/keys.js';
import { runningIn } from '../server/one-at-a-time.js';
import { withStore } from './at-authority.js';
import { say, table } from './say.js';

interface Json {
  readonly json: boolean;
}

/** The command group. */
export function peopleCommand(): Command {
  return new Command('people')
    .description('People, their accounts in Slack and Teams, and invitations to link one.')
    .addCommand(listPeople())
    .addCommand(invitePerson())
    .addCommand(unlinkPerson())
    .addCommand(emailOfPerson())
    .addCommand(linkForPerson());
}

function listPeople(): Command {
  return new Command('list')
    .description('The people of an authority and of whoever takes part in its cases, with their linked accounts.')
    .requiredOption('--authority <id>', 'whose people')
    .option('--json', 'answer as JSON', false)
    .action(async ({ authority, json }: Json & { authority: string }) => {
      await withStore(async (db) => {
        const people = await peopleOfAll(db, await organisationsAround(db, authority));
        const accounts = await accountsOf(
          db,
          people.map(({ id }) => id)
        );
        const rows = people.map(({ id, displayName, organisationId, roles }) => ({
          id,
          name: displayName,
          organisation: organisationId,
          roles,
          accounts: accounts
            .filter(({ personId }) => personId === id)
            .map(({ platform, account, place, refused }) =>
              platform === 'email'
                ? { platform, account: place ?? '', ...(refused !== null && { refused }) }
                : { platform, account }
            ),
        }));
        say.result(rows, json, (all) =>
          table(
            ['id', 'name', 'organisation', 'roles', 'accounts'],
            all.map((row) => [
              row.id,
              row.name,
              row.organisation,
              row.roles.join(' '),
              row.accounts.map(({ platform, account }) => `${platform}:${account}`).join(' ') || '-',
            ])
          )
        );
      });
    });
}

function invitePerson(): Command {
  return new Command('invite')
    .description(
      'Makes a code that the person writes to Foothold in Slack or Teams, and a link to the web; the first use counts.'
    )
    .argument('<person>', 'id of the person (foothold people list)')
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      `
Hand it over where nobody else reads along; it is shown once and good for seven days.

Example:
  foothold people invite maria`
    )
    .action(async (id: string, { json }: Json) => {
      await withStore(async (db) => {
        const person = await somebody(db, id);
        const config = readConfig();
        const { sessionKey } = await readKeys(config);
        const url = config.publicUrl ?? runningIn(config.dataDir)?.url ?? 'http://localhost:3000';
        const invitations = createInvitations(db, Buffer.from(sessionKey, 'base64'), url);
        const invited = await invitations.invite(person.id, null);
        const write = pagesWords(person.language).people.say(invited.code);
        say.result({ person: person.id, ...invited }, json, ({ link, expiresAt }) =>
          [
            `${person.displayName}, ${person.organisationName}`,
            `  in Slack or Teams, write to Foothold:  ${write}`,
            `  or on the web, open:                   ${link}`,
            `  good once, until ${expiresAt.toISOString().slice(0, 10)}`,
          ].join('\n')
        );
      });
    });
}

function unlinkPerson(): Command {
  return new Command('unlink')
    .description(
      "Takes a person's accounts away, all or those of one chat; on the web it signs them out and takes invitations back."
    )
    .argument('<person>', 'id of the person')
    .option('--platform <name>', 'slack, teams, email, oidc or web only')
    .option('--json', 'answer as JSON', false)
    .action(async (id: string, { platform = null, json }: Json & { platform?: string | null }) => {
      if (platform !== null && !['slack', 'teams', 'email', 'oidc', 'web'].includes(platform))
        throw new Error(`${platform} is not a chat; write slack, teams, email, oidc or web.`);
      await withStore(async (db) => {
        const person = await somebody(db, id);
        const accounts = (await accountsOf(db, [person.id])).filter(
          (each) => platform === null || each.platform === platform
        );
        for (const each of accounts)
          if (each.platform === 'email') await setEmail(db, person.id, null);
          else await unlinkAccount(db, each.platform, each.account);
        if (platform === null || platform === 'web') await forgetInvitations(db, person.id);
        const names = accounts.map((each) => `${each.platform}:${each.account}`);
        say.result({ person: person.id, unlinked: names }, json, () =>
          names.length === 0 ? `${person.displayName} has no such account.` : `Unlinked ${names.join(', ')}.`
        );
      });
    });
}

function emailOfPerson(): Command {
  return new Command('email')
    .description(
      'Sets the e-mail address that letters go to; without an address it is taken away, and its links with it.'
    )
    .argument('<person>', 'id of the person')
    .argument('[address]', 'the address')
    .option('--prefer', 'write to the person there, also when a chat is linked', false)
    .option('--json', 'answer as JSON', false)
    .action(async (id: string, address: string | undefined, { prefer, json }: Json & { prefer: boolean }) => {
      const email = address === undefined ? null : z.email().safeParse(address.trim());
      if (email?.success === false) throw new Error(`${address} is not an e-mail address.`);
      await withStore(async (db) => {
        const person = await somebody(db, id);
        await setEmail(db, person.id, email === null ? null : email.data);
        if (prefer && email !== null) await preferChat(db, person.id, 'email');
        say.result({ person: person.id, email: email?.data ?? null }, json, ({ email: set }) =>
          set === null
            ? `${person.displayName} has no e-mail address now.`
            : `Letters to ${person.displayName} go to ${set}.`
        );
      });
    });
}

function linkForPerson(): Command {
  return new Command('link')
    .description('Makes links to what waits for a person in a case, to hand over where no letter can be sent.')
    .argument('<person>', 'id of the person; they need an e-mail address on record (foothold people email)')
    .argument('<case>', 'for instance contract/AVT-2012-014 or placement/AVT-2012-014/P-3')
    .option('--json', 'answer as JSON', false)
    .action(async (id: string, caseId: string, { json }: Json) => {
      await withStore(async (db) => {
        const person = await somebody(db, id);
        if ((await emailOf(db, person.id)) === null)
          throw new Error(
            `${person.displayName} has no e-mail address on record, so a link would be nobody's. Set one with "foothold people email ${id} <address>".`
          );
        const state = (await caseById(db, caseId))?.state;
        if (state === undefined)
          throw new Error(`There is no case ${caseId} here; write it like contract/AVT-2012-014.`);
        const waiting = waitsFor(person, state);
        if (waiting.length === 0) throw new Error(`Nothing waits for ${person.displayName} in ${caseId} now.`);
        const config = readConfig();
        const { sessionKey } = await readKeys(config);
        const url = config.publicUrl ?? runningIn(config.dataDir)?.url ?? 'http://localhost:3000';
        const links = createAnswerLinks(db, Buffer.from(sessionKey, 'base64'), url);
        const made = await links.make(person, state, waiting, `cli ${randomUUID()}`);
        say.result(
          made.map(({ ball, url: link, expiresAt }) => ({ task: ball.task, link, expiresAt })),
          json,
          (all) =>
            all
              .map(({ task, link, expiresAt }) => `${task}, until ${expiresAt.toISOString().slice(0, 10)}:\n  ${link}`)
              .join('\n')
        );
      });
    });
}

async function somebody(db: Database, id: string): Promise<Person> {
  const person = await personById(db, id);
  if (person !== null) return person;
  throw new Error(
    `There is nobody with the id ${id} here. "foothold people list --authority <id>" shows who there is.`
  );
}
