/** The antispam page as HTML: pure. Everything from outside is escaped here, and nothing is loaded from anywhere. */
import { createHash } from 'node:crypto';

interface Field {
  selected: string;
  fieldName: string;
  description: string;
  options: { name: string; value: string }[];
}

export interface AntispamPage {
  domain: string;
  fields: readonly Field[];
  entries: readonly { type: string; address: string }[];
  /** The page of the list that is shown, from 1, and how many there are. */
  page: number;
  pages: number;
  formToken: string;
  /** What went wrong with the last form, if anything. */
  faults: readonly string[];
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem;border-bottom:1px solid #ccc}
label{display:block;margin:.6rem 0}select,input,button{font:inherit}.fault{background:#fde8e8;padding:.6rem}`;

/** The page needs no script and loads nothing; its one style is known by its digest. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** The page of a domain: CleanMailPlus and the lists, each with its form. */
export function antispamPage(page: AntispamPage): string {
  const token = `<input type="hidden" name="csrf" value="${escapeHtml(page.formToken)}">`;
  const faults = page.faults.map((fault) => `<p class="fault" role="alert">${escapeHtml(fault)}</p>`).join('');
  return document(
    `Antispam of ${page.domain}`,
    `${faults}<h2>CleanMailPlus</h2>
<form method="post" action="/antispam/cleanmailplus">${token}${page.fields.map(fieldInput).join('')}<button>Save</button></form>
<h2>Black and white list</h2>
${listTable(page, token)}
<form method="post" action="/antispam/lists">${token}
<label>Address or @domain <input name="address" required maxlength="320"></label>
<label>List <select name="type"><option value="B">black</option><option value="W">white</option></select></label>
<button>Add</button></form>`,
  );
}

/** What is told when there is no session. */
export function refusalPage(): string {
  return document('Antispam', '<p>This link has been used or is too old. Please ask for a new one.</p>');
}

/** What is told where everybody on the way could read along. */
export function plainPage(): string {
  return document('Antispam', '<p>This page is shown over HTTPS only. Please ask your provider for such a link.</p>');
}

function document(title: string, body: string): string {
  const escaped = escapeHtml(title);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped}</title>
<style>${STYLE}</style></head><body><h1>${escaped}</h1>${body}</body></html>
`;
}

function fieldInput({ selected, fieldName, description, options }: Field): string {
  const [name, value] = [escapeHtml(fieldName), escapeHtml(selected)];
  const input =
    options.length === 0
      ? `<input name="${name}" value="${value}" inputmode="numeric" pattern="[0-9]+" required>`
      : `<select name="${name}">${options.map((option) => optionOf(option, selected)).join('')}</select>`;
  return `<label>${escapeHtml(description)} ${input}</label>`;
}

function optionOf({ name, value }: { name: string; value: string }, selected: string): string {
  return `<option value="${escapeHtml(value)}"${value === selected ? ' selected' : ''}>${escapeHtml(name)}</option>`;
}

function listTable({ entries, page, pages }: AntispamPage, token: string): string {
  const rows = entries.map(
    ({ type, address }) => `<tr><td>${escapeHtml(address)}</td><td>${type === 'W' ? 'white' : 'black'}</td>
<td><form method="post" action="/antispam/lists/remove">${token}
<input type="hidden" name="address" value="${escapeHtml(address)}"><button>Remove</button></form></td></tr>`,
  );
  const link = (number: number, text: string): string => `<a href="/antispam?page=${number}">${text}</a> `;
  const before = page > 1 ? link(page - 1, 'previous') : '';
  const after = page < pages ? link(page + 1, 'next') : '';
  if (rows.length === 0) return '<p>The list is empty.</p>';
  return `<table><tr><th>Address</th><th>List</th><th></th></tr>${rows.join('')}</table><p>${before}${after}</p>`;
}
