/** The little of a logger that the parts of this process need. */
type Write = (fields: object, message: string) => void;
export interface Logger {
  info: Write;
  warn: Write;
  error: Write;
}
