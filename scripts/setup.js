// Brings a clone to where it can run: dependencies, generated client, build. Costs nothing when nothing changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const say = (line) => process.stderr.write(`${line}\n`);
const at = (...parts) => path.join(root, ...parts);
const [major, minor] = process.versions.node.split('.').map(Number);

/** Says so, and ends, on a Node that is too old. */
export function checkNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(
    `Foothold needs Node 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org and try again.`
  );
  process.exit(1);
}

/** Installs what package-lock.json says, unless that has been done. */
export function installDependencies() {
  const wanted = createHash('sha256')
    .update(fs.readFileSync(at('package-lock.json')))
    .digest('hex');
  const stamp = at('node_modules/.foothold-setup');
  if (read(stamp) === wanted) return;
  say('Installing dependencies (a minute or two, once)');
  run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    'Check the network and the npm registry, then try again.'
  );
  linkCommand();
  fs.writeFileSync(stamp, wanted);
}

/** Lets `npx foothold` work in a clone as it does in an installed package. */
function linkCommand() {
  const link = at('node_modules/.bin/foothold');
  fs.rmSync(link, { force: true });
  fs.symlinkSync('../../bin/foothold.js', link);
}

/** Generates the database client, unless it is newer than the schema. */
export function generateClient() {
  const generated = at('prisma/generated/client.ts');
  if (fs.existsSync(generated) && mtime(generated) >= mtime(at('prisma/schema.prisma'))) return;
  say('Generating the database client');
  run(process.execPath, [at('node_modules/prisma/build/index.js'), 'generate'], 'The lines above say why.');
}

/** Runs a program quietly; shows what it printed, and ends, when it fails. */
export function run(program, args, advice) {
  try {
    execFileSync(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    // The end of it says why; npm prints pages before and after.
    say(
      `${error.stdout ?? ''}${error.stderr ?? ''}`
        .trim()
        .split('\n')
        .filter((line) => !/^npm warn/.test(line))
        .slice(0, 12)
        .join('\n')
    );
    say(`${path.basename(program)} ${args[0]} failed. ${advice}`);
    process.exit(1);
  }
}

export function mtime(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}
