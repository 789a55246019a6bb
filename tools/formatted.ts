import { format } from 'oxfmt';

/**
 * A generated text as the formatter would write it.
 * @param name a file's name, which says what the text is: `page.md`, `data.json`
 * @throws Error when it cannot be read as such
 */
export async function formatted(name: string, text: string): Promise<string> {
  const { code, errors } = await format(name, text, { printWidth: name.endsWith('.md') ? 80 : 120 });
  if (errors[0] !== undefined) throw new Error(`${name}: ${errors[0].message}`);
  return code;
}
