#!/usr/bin/env node
// The command. In a clone it first brings the sources to where they can run; a Temporal server that it is to start is fetched once.
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
if (existsSync(path.join(root, 'cli.ts'))) {
  const { build } = await import('../scripts/build.js');
  await build();
}
if (['start', 'doctor'].includes(process.argv[2]) && !process.env.TEMPORAL_ADDRESS) {
  const { temporalBinary } = await import('../scripts/temporal-binary.js');
  process.env.FOOTHOLD_TEMPORAL_BINARY ??= await temporalBinary((line) => process.stderr.write(`${line}\n`)).catch(
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  );
}
const { main } = await import('../dist/cli.js');
process.exitCode = await main(process.argv.slice(2));
