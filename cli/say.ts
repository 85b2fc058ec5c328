// What the terminal shows: text for people, or one JSON document for programs.

/** Writes to the terminal; the only place that does. */
export const say = {
  line(text = ''): void {
    process.stdout.write(`${text}\n`);
  },
  error(text: string): void {
    process.stderr.write(`${text}\n`);
  },
  /** The value as JSON with `--json`, else as the text that `inWords` makes of it. */
  result<T>(value: T, json: boolean, inWords: (value: T) => string): void {
    this.line(json ? JSON.stringify(value, null, 2) : inWords(value));
  },
};

/** Rows under their headings, in columns as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}
