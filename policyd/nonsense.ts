/** The other side does not speak the protocol: its connection is closed. */
export class NonsenseError extends Error {}
