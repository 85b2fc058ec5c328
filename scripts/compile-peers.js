// The local Slack and Teams of test/peers for scripts: Node 20 reads no TypeScript.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './setup.js';

/** Compiles test/peers, file by file, to where its paths to the root are the same; answers how to load one of them. */
export async function compilePeers() {
  const { default: ts } = await import('typescript');
  const [from, to] = [path.join(root, 'test/peers'), path.join(root, '.cache/peers')];
  fs.rmSync(to, { recursive: true, force: true });
  for (const entry of fs.readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.test.ts')) continue;
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, source));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (!entry.name.endsWith('.ts')) fs.copyFileSync(source, target);
    else {
      const compilerOptions = {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        verbatimModuleSyntax: true,
      };
      const { outputText } = ts.transpileModule(fs.readFileSync(source, 'utf8'), { compilerOptions });
      fs.writeFileSync(target.replace(/\.ts$/, '.js'), outputText);
    }
  }
  return (file) => import(path.join(to, file));
}
