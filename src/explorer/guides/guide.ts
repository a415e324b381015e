import type { OpenApiDocument } from '../document/openapi.js';
import type { Section } from '../document/sections.js';

/** A page of its own on one subject. */
export interface Guide {
  /** Its address is `/docs/guides/{name}`. */
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  /** Markdown, without the title. @param document what of the API is named there and nowhere else */
  readonly text: (document: OpenApiDocument) => string;
  /** What can be tried in the reference, by the ids of operations. */
  readonly operations: readonly string[];
}

/** The paragraphs of a section, each under a heading of its own where it begins with bold words and a full stop. */
export function underHeadings({ text }: Section): string {
  return text.replace(/^\*\*(.+?)\.\*\* /gm, '## $1\n\n');
}

/** Code as Markdown has it, with what it is in a line above. */
export function code(language: string, caption: string, text: string): string {
  return `\`\`\`${language} ${caption}\n${text.trim()}\n\`\`\``;
}
