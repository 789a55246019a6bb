/** The DNS records that a domain should have, so that mail finds it, its mail is believed, and mail clients find us. Pure. */

/** Where others find this system: what the records say. */
export interface MailHost {
  /** MAILSTEAD_HOSTNAME. */
  name: string;
  /** The real ports; 0 where the service does not run. */
  ports: { submissions: number; submission: number; imaps: number; pop3s: number };
  /** MAILSTEAD_RELAY_HOST: `host:port` by which all outbound mail leaves. */
  relay?: string | undefined;
}

/**
 * `name` is fully qualified, with the dot at its end. `value` is as in a zone file, names in it with their dot too; that of TXT is
 * the text itself, neither quoted nor split.
 */
export interface DnsRecord {
  name: string;
  type: 'MX' | 'TXT' | 'CNAME' | 'SRV';
  value: string;
}

/** The public half of a domain's key, base64, and where it stands. */
export interface PublicKey {
  selector: string;
  publicKey: string;
}

/** RFC 1035 2.3.4, as text without the last dot. */
const LONGEST_NAME = 253;

/**
 * All records of a domain, name by name.
 * @param names the domain's own name, then its aliases
 * @param key undefined when it has none yet
 */
export function dnsRecords(names: string[], host: MailHost, key: PublicKey | undefined): DnsRecord[] {
  const taken = new Set([...names, host.name.toLowerCase()]);
  return names
    .flatMap((name) => recordsOf(name, host, key))
    .filter(({ name, type }) => name.length <= LONGEST_NAME && !(type === 'CNAME' && taken.has(name)))
    .map((record) => ({ ...record, name: `${record.name}.` }));
}

/** Names without their dot. */
function recordsOf(name: string, host: MailHost, key: PublicKey | undefined): DnsRecord[] {
  const target = `${host.name.toLowerCase()}.`;
  const { ports } = host;
  return [
    { name, type: 'MX', value: `10 ${target}` },
    { name, type: 'TXT', value: spf(host.relay) },
    // RFC 6376 3.6.1.
    ...(key ? [txt(`${key.selector}._domainkey.${name}`, `v=DKIM1; k=rsa; p=${key.publicKey}`)] : []),
    // RFC 7489 6.3: what is neither signed nor sent by us in the domain's name is suspicious.
    txt(`_dmarc.${name}`, 'v=DMARC1; p=quarantine'),
    { name: `autoconfig.${name}`, type: 'CNAME', value: target },
    { name: `autodiscover.${name}`, type: 'CNAME', value: target },
    // RFC 6186 3.4, RFC 8314 5.1: TLS from the start first, IMAP before POP3.
    ...service(`_submissions._tcp.${name}`, 0, ports.submissions, target),
    ...service(`_submission._tcp.${name}`, 10, ports.submission, target),
    ...service(`_imaps._tcp.${name}`, 0, ports.imaps, target),
    ...service(`_pop3s._tcp.${name}`, 10, ports.pop3s, target),
  ];
}

const txt = (name: string, value: string): DnsRecord => ({ name, type: 'TXT', value });

/** RFC 2782: priority, weight, port, host. */
function service(name: string, priority: number, port: number, target: string): DnsRecord[] {
  return port === 0 ? [] : [{ name, type: 'SRV', value: `${priority} 1 ${port} ${target}` }];
}

/**
 * RFC 7208: mail comes from the domain's MX, which is this system, or by the relay host. `~all`, because a receiver that refuses at
 * once what others forward (`-all`) never sees that its signature is good; DMARC decides about the rest.
 */
function spf(relay: string | undefined): string {
  const host = relay === undefined ? '' : relay.slice(0, relay.lastIndexOf(':')).toLowerCase();
  return ['v=spf1', 'mx', ...relayTerm(host), '~all'].join(' ');
}

function relayTerm(host: string): string[] {
  if (host === '' || host === 'localhost') return [];
  if (host.startsWith('[')) return host === '[::1]' ? [] : [`ip6:${host.slice(1, -1)}`];
  // A relay on this machine sends from its addresses, which are the MX's.
  if (/^[0-9.]+$/.test(host)) return host.startsWith('127.') ? [] : [`ip4:${host}`];
  return [`a:${host}`];
}
