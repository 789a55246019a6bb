/** The little of a logger that the parts of this process need, and what may be told of an error. */
type Write = (fields: object, message: string) => void;
export interface Logger {
  info: Write;
  warn: Write;
  error: Write;
}

/** What may be logged of an error: its message may quote data. */
export function kindOf(error: unknown): { error: string; code?: string; where?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { error: error.name, ...code, where: error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '' };
}
