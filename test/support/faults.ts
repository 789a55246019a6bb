/** The bodies of the faults, letter by letter as contract.md A.6 has them: tests compare with these and not with the product's own. */

const wrapped = (name: string, code: number, message: string, details: unknown = '') => ({
  [name]: { message, code, details },
});

export const UNAUTHORIZED = wrapped(
  'unauthorized',
  401,
  'This server could not verify that you are authorized to access the document you requested. Either you supplied the wrong credentials (e.g., bad password), or your browser does not understand how to supply the credentials required.',
);
export const NO_ROUTE = wrapped('itemNotFound', 404, 'Resource not found');
export const BAD_METHOD = wrapped('badMethod', 405, 'Method Not Allowed');
export const DATA_CONFLICT = wrapped('conflict', 409, 'Data conflict');
export const MAILBOX_EXISTS = wrapped('conflict', 409, 'Mailbox already exists');
export const TOO_LARGE = wrapped('overLimit', 413, 'The request body is larger than 1 MiB');
export const BAD_MEDIA_TYPE = wrapped('badMediaType', 415, 'Unsupported Media Type');
export const MALFORMED = wrapped('badRequest', 400, 'POST data error');

/** A 404 that says what is missing: `Domain not found`. */
export const missing = (message: string) => wrapped('itemNotFound', 404, 'Resource not found', { message });

/** A 400 in the wrapped style: the messages by field. */
export const wrongFields = (details: Record<string, string>) => wrapped('badRequest', 400, 'POST data error', details);

/** What a name in a path or body answers that breaks its pattern. */
export const NO_NAME = 'String does not match expected pattern';
