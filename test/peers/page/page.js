// The page's frame: who you are, which chat is open, what is typed. Everything shown comes from the peers; every change reloads it.
import { element } from './element.js';
import { renderBlocks, renderModal } from './slack.js';
import { renderCard } from './teams.js';

const $ = (selector, within = document) => within.querySelector(selector);
const person = () => new URLSearchParams(location.hash.slice(1)).get('person') ?? 'bjorn';
const open = { slack: 0, teams: 0 };
/** The message that the next text answers. */
const thread = { slack: null, teams: null };
let state = null;
let toastsSeen = null;

/** Sends what the person does to the peer, which sends it on to Foothold; says so when it went wrong. */
async function deed(what) {
  const response = await fetch(`/do?person=${person()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  const { wrong } = await response.json();
  if (wrong) toast(`⚠️ ${wrong}`);
  return wrong;
}

function toast(text) {
  const shown = element('p', { textContent: text });
  $('#toasts').append(shown);
  setTimeout(() => shown.remove(), 8000);
}

function lineOf(kind, line, content) {
  const time = new Date(kind === 'slack' ? Number(line.ts) * 1000 : Number(line.id));
  const head = element(
    'p',
    { className: 'who' },
    element('b', { textContent: line.who }),
    line.bot ? element('span', { className: 'app', textContent: 'APP' }) : null,
    element('time', { textContent: time.toTimeString().slice(0, 5) }),
    line.edited ? element('i', { textContent: '(edited)' }) : null,
    line.ephemeral ? element('i', { textContent: 'Only visible to you' }) : null
  );
  const id = kind === 'slack' ? line.ts : line.id;
  const canReply = !line.ephemeral && (kind === 'slack' || state.teams.chats[open.teams].kind === 'channel');
  const reply = canReply
    ? element('button', {
        type: 'button',
        className: 'reply',
        textContent: 'Reply in thread',
        onclick: () => replyTo(kind, line.thread ?? id, line.who),
      })
    : null;
  const classes = ['line', line.thread ? 'in-thread' : '', line.bot ? 'bot' : '', line.ephemeral ? 'ephemeral' : ''];
  const files = line.files.map((name) => element('p', { className: 'file', textContent: `📎 ${name}` }));
  return element('article', { className: classes.join(' ') }, head, ...content, ...files, reply);
}

function replyTo(kind, id, who) {
  thread[kind] = id;
  const note = $(`section.${kind} .replying`);
  note.replaceChildren(
    `Replying to ${who} in the thread `,
    element('button', { type: 'button', textContent: 'Cancel', onclick: () => stopReplying(kind) })
  );
  note.hidden = false;
  $(`section.${kind} textarea`).focus();
}

function stopReplying(kind) {
  thread[kind] = null;
  $(`section.${kind} .replying`).hidden = true;
}

/** Answers stand below what they answer. */
function threaded(lines, idOf) {
  const roots = lines.filter((line) => !line.thread || !lines.some((other) => idOf(other) === line.thread));
  return roots.flatMap((root) => [root, ...lines.filter((line) => line.thread === idOf(root) && line !== root)]);
}

function show(kind, tabs, content) {
  const section = $(`section.${kind}`);
  const tab = (name, at) =>
    element('button', {
      type: 'button',
      textContent: name,
      ariaCurrent: String(at === open[kind]),
      onclick() {
        open[kind] = at;
        stopReplying(kind);
        draw();
        if (kind === 'slack' && name === 'Home') void deed({ do: 'slack-open-home' });
      },
    });
  $('nav', section).replaceChildren(
    element('b', { textContent: kind === 'slack' ? 'Slack' : 'Teams' }),
    ...tabs.map(tab)
  );
  const lines = $('.lines', section);
  const stays =
    lines.scrollHeight - lines.scrollTop - lines.clientHeight > 40 && lines.dataset.tab === String(open[kind]);
  const { scrollTop } = lines;
  lines.replaceChildren(...content);
  lines.dataset.tab = String(open[kind]);
  lines.scrollTop = stays ? scrollTop : lines.scrollHeight;
}

function drawSlack({ channels, home, modal, names }) {
  const channel = channels[open.slack];
  const content = channel
    ? threaded(channel.lines, ({ ts }) => ts).map((line) => {
        const press = (action) => deed({ do: 'slack-press', channel: channel.id, ts: line.ts, action });
        const blocks =
          line.blocks.length > 0 ? line.blocks : [{ type: 'section', text: { type: 'mrkdwn', text: line.text } }];
        return lineOf('slack', line, renderBlocks(blocks, { names, press }));
      })
    : home
      ? renderBlocks(home, { names, press: (action) => deed({ do: 'slack-press-home', action }) })
      : [element('p', { className: 'nothing', textContent: 'Foothold has published nothing on your Home tab.' })];
  $('section.slack form').hidden = !channel;
  show('slack', [...channels.map(({ name }) => name), 'Home'], content);
  const dialog = $('#modal');
  if (modal && dialog.dataset.view !== modal.id) {
    dialog.dataset.view = modal.id;
    dialog.replaceChildren(
      renderModal(modal, {
        names,
        submit: (typed) => deed({ do: 'slack-submit', view: modal.id, typed }),
        close: () => deed({ do: 'slack-close', view: modal.id }),
      })
    );
    dialog.showModal();
  } else if (!modal && dialog.open) {
    dialog.close();
    delete dialog.dataset.view;
  }
}

function drawTeams({ chats, toasts }) {
  const chat = chats[open.teams];
  const content = threaded(chat.lines, ({ id }) => id).map((line) => {
    const press = (title, inputs) => deed({ do: 'teams-press', message: line.id, title, inputs });
    const said = line.text.replaceAll(/<\/?at>/g, '');
    return lineOf('teams', line, [
      said === '' ? null : element('p', { className: 'said', textContent: said }),
      line.card ? renderCard(line.card, press) : null,
    ]);
  });
  show(
    'teams',
    chats.map(({ name }) => name),
    content
  );
  if (toastsSeen !== null) for (const text of toasts.slice(toastsSeen)) toast(text);
  toastsSeen = toasts.length;
}

function draw() {
  const { people, footholdUrl } = state;
  $('#person').replaceChildren(
    ...people.map(({ id, name, organisation, roles, home }) =>
      element('option', {
        value: id,
        selected: id === state.person.id,
        textContent: `${name}, ${organisation}: ${roles.join(', ')} (${home})`,
      })
    )
  );
  $('#hint').textContent =
    `Foothold writes to you in ${state.person.home === 'slack' ? 'Slack' : 'Teams'}; you may write in both.`;
  $('#foothold').href = footholdUrl;
  drawSlack(state.slack);
  drawTeams(state.teams);
}

let loading = false;
let again = false;

/** One load at a time; what changes meanwhile makes one more. */
async function load() {
  again = true;
  if (loading) return;
  loading = true;
  while (again) {
    again = false;
    const response = await fetch(`/state?person=${person()}`);
    const text = await response.text();
    // What somebody is filling in stays, unless something has changed.
    if (text !== load.last) {
      load.last = text;
      state = JSON.parse(text);
      draw();
    }
  }
  loading = false;
}

/** A file as it goes to the peer. */
async function picked(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { name: file.name, contentType: file.type, base64 };
}

for (const kind of ['slack', 'teams']) {
  const form = $(`section.${kind} form`);
  const send = async () => {
    const text = form.text.value.trim();
    const files = await Promise.all(Array.from(form.files.files, picked));
    if (text === '' && files.length === 0) return;
    form.reset();
    const answers = thread[kind];
    stopReplying(kind);
    if (kind === 'slack') {
      const { id } = state.slack.channels[open.slack];
      const encoded = text.replaceAll('@Foothold', '<@U0FOOTHOLD>');
      await deed({ do: 'slack-say', channel: id, text: encoded, thread: answers, files });
    } else {
      const { id } = state.teams.chats[open.teams];
      await deed({
        do: 'teams-say',
        chat: id,
        text: text.replaceAll('@Foothold', '<at>Foothold</at>'),
        thread: answers,
        files,
      });
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  form.text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  });
  form.text.placeholder = 'Write to Foothold; where others are, begin with @Foothold';
}
$('#person').addEventListener('change', (event) => {
  location.hash = `person=${event.target.value}`;
});
addEventListener('hashchange', () => {
  toastsSeen = null;
  $('#modal').close();
  delete $('#modal').dataset.view;
  void load();
});
$('#modal').addEventListener('cancel', () => void deed({ do: 'slack-close', view: $('#modal').dataset.view }));
new EventSource('/changes').addEventListener('message', () => void load());
await load();
