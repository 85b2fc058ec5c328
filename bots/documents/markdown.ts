// A numbered document as Markdown: headings and paragraphs that carry their numbers.
import type { NumberedDocument } from './document.js';

/** Markdown (CommonMark). Text is taken literally: what somebody typed cannot become a heading or a link. */
export function markdownOf({ title, facts, intro, sections, notes }: NumberedDocument): string {
  const blocks = [
    `# ${literal(title)}`,
    facts.map(([label, value]) => `**${literal(label)}:** ${literal(value)}`).join('  \n'),
    ...intro.map(literal),
    ...sections.flatMap(({ number, heading, points }) => [
      `## ${number} ${literal(heading)}`,
      ...points.map((point) => `**${point.number}** ${literal(point.text)}`),
    ]),
    ...(notes === null
      ? []
      : ['---', `**${literal(notes.heading)}**`, notes.lines.map((line) => `- ${literal(line)}`).join('\n')]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Escapes the characters that Markdown would read as marks, and keeps a text on one line. */
function literal(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\`*_[\]<>#|]/g, '\\$&');
}
