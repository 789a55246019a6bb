/** From the address that a server is bound to, to the one that a client of this machine connects to. */

/** The wildcard addresses become loopback. */
export function localAddress(bind: string): string {
  if (bind === '0.0.0.0') return '127.0.0.1';
  return bind === '::' ? '::1' : bind;
}

/** The same for the host of a URL. */
export function localUrl(url: string): string {
  const local = new URL(url);
  const bind = local.hostname.replace(/^\[|\]$/g, '');
  const host = localAddress(bind);
  return `${local.protocol}//${host.includes(':') ? `[${host}]` : host}:${local.port}`;
}
