// Who is who, for a coordinator: the people around the authority, their accounts, invitations; and everybody's own account.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { LinkedAccount } from '../../prisma/accounts.js';
import {
  accountsOf,
  forgetInvitations,
  organisationsAround,
  preferChat,
  preferredChat,
  setEmail,
  unlinkAccount,
} from '../../prisma/accounts.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { peopleOfAll } from '../../prisma/people.js';
import type { Invitations, Invited } from '../accounts/invitations.js';
import { accountsWords } from '../words/accounts.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { formats } from './formats.js';
import { domId } from './form.js';
import { Csrf, Page, document } from './layout.js';
import type { SignedIn, Told } from './session.js';
import { keepNotice, takeNotice, viewerOf } from './session.js';

/** What the pages need. */
export interface PeopleOptions {
  readonly db: Database;
  readonly demo: boolean;
  readonly invitations: Invitations;
}

const postSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('invite'), person: z.string().max(100) }),
  z.object({ do: z.literal('unlink'), platform: z.enum(['slack', 'teams', 'oidc']), account: z.string().max(300) }),
  z.object({ do: z.literal('end-web'), person: z.string().max(100) }),
  z.object({ do: z.literal('email'), person: z.string().max(100), address: z.string().trim().max(300) }),
]);
const preferSchema = z.object({ chat: z.enum(['', 'slack', 'teams', 'email', 'web']) });

/** Who may invite and unlink: a coordinator of the authority. */
export const looksAfterPeople = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('coordinator');

/** Serves /people and /account. */
export function servePeople(app: FastifyInstance, options: PeopleOptions): void {
  const { db, invitations } = options;

  app.get('/people', async (request, reply) => {
    const viewer = await coordinator(request, reply, options);
    if (viewer === null) return reply;
    return page(reply, await peopleAround(db, viewer.person), viewer, null, takeNotice(request));
  });

  app.post('/people', async (request, reply) => {
    const viewer = await coordinator(request, reply, options);
    if (viewer === null) return reply;
    const w = pagesWords(viewer.language).people;
    const post = postSchema.parse(request.body);
    const people = await peopleAround(db, viewer.person);
    if (post.do === 'unlink') {
      const owner = people.find(({ accounts }) => accounts.some(({ account }) => account === post.account));
      if (owner === undefined) return reply.callNotFound();
      await unlinkAccount(db, post.platform, post.account);
      keepNotice(request, w.unlinked);
      return reply.redirect('/people', 303);
    }
    const whom = people.find(({ person }) => person.id === post.person)?.person;
    if (whom === undefined) return reply.callNotFound();
    if (post.do === 'email') {
      const address = z.email().safeParse(post.address);
      if (post.address !== '' && !address.success)
        return page(reply, people, viewer, null, told(w.notEmail(post.address)));
      await setEmail(db, whom.id, post.address === '' ? null : post.address);
      keepNotice(request, post.address === '' ? w.emailGone : w.emailSet);
      return reply.redirect('/people', 303);
    }
    if (post.do === 'end-web') {
      await forgetInvitations(db, whom.id);
      keepNotice(request, w.webEnded);
      return reply.redirect('/people', 303);
    }
    const invited = await invitations.invite(whom.id, viewer.person.id);
    return page(reply, people, viewer, { ...invited, whom }, null);
  });

  app.get('/account', async (request, reply) => {
    const viewer = await somebody(request, reply, options);
    if (viewer === null) return reply;
    const [accounts, prefers] = await Promise.all([
      accountsOf(db, [viewer.person.id]),
      preferredChat(db, viewer.person.id),
    ]);
    const { title } = pagesWords(viewer.language).people.mine;
    return html(
      reply,
      <Page viewer={viewer} title={title} notice={takeNotice(request)}>
        <Mine {...{ viewer, accounts, prefers }} />
      </Page>
    );
  });

  app.post('/account', async (request, reply) => {
    const viewer = await somebody(request, reply, options);
    if (viewer === null) return reply;
    const { chat } = preferSchema.parse(request.body);
    await preferChat(db, viewer.person.id, chat === '' ? null : chat);
    keepNotice(request, pagesWords(viewer.language).people.mine.saved);
    return reply.redirect('/account', 303);
  });
}

const told = (text: string): Told => ({ text, opened: null });

async function somebody(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PeopleOptions
): Promise<SignedIn | null> {
  const viewer = await viewerOf(request, reply, options);
  if (viewer.person !== null) return { ...viewer, person: viewer.person };
  reply.redirect('/sign-in', 303);
  return null;
}

/** Others find as little as if there were no such page. */
async function coordinator(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PeopleOptions
): Promise<SignedIn | null> {
  const viewer = await somebody(request, reply, options);
  if (viewer === null || looksAfterPeople(viewer.person)) return viewer;
  reply.callNotFound();
  return null;
}

interface Row {
  readonly person: Person;
  readonly accounts: readonly LinkedAccount[];
}

async function peopleAround(db: Database, { organisationId }: Person): Promise<Row[]> {
  const people = await peopleOfAll(db, await organisationsAround(db, organisationId));
  const accounts = await accountsOf(
    db,
    people.map(({ id }) => id)
  );
  return people.map((person) => ({ person, accounts: accounts.filter(({ personId }) => personId === person.id) }));
}

function html(reply: FastifyReply, page: Parameters<typeof document>[0]): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html').send(document(page));
}

function page(
  reply: FastifyReply,
  rows: readonly Row[],
  viewer: SignedIn,
  invited: (Invited & { readonly whom: Person }) | null,
  notice: Told | null
): FastifyReply {
  const { people: w } = pagesWords(viewer.language);
  return html(
    reply,
    <Page viewer={viewer} title={w.title} notice={notice} wide>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {invited !== null && <InvitedView invited={invited} viewer={viewer} />}
      <table class="people-table">
        <thead>
          <tr>
            <th scope="col">{w.person}</th>
            <th scope="col">{w.roles}</th>
            <th scope="col">{w.accounts}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PersonRow key={row.person.id} row={row} viewer={viewer} />
          ))}
        </tbody>
      </table>
    </Page>
  );
}

function InvitedView({ invited, viewer }: { invited: Invited & { readonly whom: Person }; viewer: SignedIn }) {
  const { people: w } = pagesWords(viewer.language);
  const { date } = formats(viewer.language);
  const { whom, code, link, expiresAt } = invited;
  return (
    <section class="card" aria-labelledby="invited">
      <h2 id="invited">{w.invited(whom.displayName)}</h2>
      <dl>
        <dt>{w.code}</dt>
        <dd>
          <code>{pagesWords(whom.language).people.say(code)}</code>
        </dd>
        <dt>{w.link}</dt>
        <dd>
          <code class="long">{link}</code>
        </dd>
      </dl>
      <p class="hint">{w.once(date(expiresAt.toISOString().slice(0, 10)))}</p>
    </section>
  );
}

function PersonRow({ row: { person, accounts }, viewer }: { row: Row; viewer: SignedIn }) {
  const words = pagesWords(viewer.language);
  const { people: w } = words;
  const { list } = formats(viewer.language);
  return (
    <tr>
      <th scope="row">
        {person.displayName}
        <span class="meta"> {person.organisationName}</span>
      </th>
      <td>{list(person.roles.map((role) => words.roles[role]))}</td>
      <td>
        <Accounts {...{ accounts: accounts.filter(({ platform }) => platform !== 'email'), viewer, w }} />
        <Email {...{ person, viewer, w }} account={accounts.find(({ platform }) => platform === 'email') ?? null} />
      </td>
      <td>
        <form method="post" action="/people">
          <Csrf viewer={viewer} />
          <input type="hidden" name="person" value={person.id} />
          <button name="do" value="invite" aria-label={`${w.invite} ${person.displayName}`}>
            {w.invite}
          </button>
          <button class="quiet" name="do" value="end-web" aria-label={`${w.endWeb}: ${person.displayName}`}>
            {w.endWeb}
          </button>
        </form>
      </td>
    </tr>
  );
}

/** Where letters go; an empty one takes the address away. */
function Email(props: { person: Person; account: LinkedAccount | null; viewer: SignedIn; w: PagesWords['people'] }) {
  const { person, account, viewer, w } = props;
  const id = domId('email', person.id);
  return (
    <form method="post" action="/people" class="email">
      <Csrf viewer={viewer} />
      <input type="hidden" name="person" value={person.id} />
      <label for={id}>{w.email}</label>
      <input id={id} type="email" name="address" autocomplete="off" value={account?.place ?? ''} />
      <button class="quiet" name="do" value="email" aria-label={`${w.saveEmail}: ${person.displayName}`}>
        {w.saveEmail}
      </button>
      {account?.refused != null && <small class="fault">{w.refused(account.refused)}</small>}
    </form>
  );
}

function Accounts(props: { accounts: readonly LinkedAccount[]; viewer: SignedIn; w: PagesWords['people'] }) {
  const { accounts, viewer, w } = props;
  const { date } = formats(viewer.language);
  const { chats } = accountsWords(viewer.language);
  if (accounts.length === 0) return <span class="meta">{w.none}</span>;
  return (
    <>
      {accounts.map(({ platform, account, linkedAt }) => {
        const chat = platform === 'slack' || platform === 'teams' || platform === 'oidc' ? chats[platform] : platform;
        return (
          <form method="post" action="/people" key={account}>
            <Csrf viewer={viewer} />
            <input type="hidden" name="platform" value={platform} />
            <input type="hidden" name="account" value={account} />
            {chat} <span class="meta">{w.since(date(linkedAt.toISOString().slice(0, 10)))}</span>{' '}
            <button class="quiet" name="do" value="unlink">
              {w.unlink(chat)}
            </button>
          </form>
        );
      })}
    </>
  );
}

const isNamed = (platform: string): platform is keyof ReturnType<typeof accountsWords>['chats'] =>
  ['slack', 'teams', 'email', 'oidc'].includes(platform);

function Mine(props: { viewer: SignedIn; accounts: readonly LinkedAccount[]; prefers: string | null }) {
  const { viewer, accounts, prefers } = props;
  const { people: w } = pagesWords(viewer.language);
  const { chats } = accountsWords(viewer.language);
  const { date } = formats(viewer.language);
  const linked = (['slack', 'teams', 'email'] as const).filter((name) =>
    accounts.some(({ platform }) => platform === name)
  );
  return (
    <>
      <h1>{w.mine.title}</h1>
      <h2>{w.accounts}</h2>
      {accounts.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <ul>
          {accounts.map(({ platform, account, linkedAt }) => (
            <li key={account}>
              {isNamed(platform) ? chats[platform] : platform}{' '}
              <span class="meta">{w.since(date(linkedAt.toISOString().slice(0, 10)))}</span>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/account">
        <Csrf viewer={viewer} />
        <fieldset>
          <legend>{w.mine.where}</legend>
          {[{ value: '', label: w.mine.latest }, ...[...linked, 'web' as const].map(choice)].map(({ value, label }) => (
            <label class="check" key={value}>
              <input type="radio" name="chat" value={value} checked={(prefers ?? '') === value} />
              {label}
            </label>
          ))}
        </fieldset>
        <button class="primary">{w.mine.save}</button>
      </form>
    </>
  );

  function choice(value: 'slack' | 'teams' | 'email' | 'web'): { value: string; label: string } {
    return { value, label: chats[value] };
  }
}
