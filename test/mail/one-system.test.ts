/** The tests that share a system. Each file runs alone, too: `npm test -- test/mail/one-system/names.ts`. */
import './one-system/names.ts';
import './one-system/sessions.ts';
import './one-system/exchange.ts';
import './one-system/imported-hashes.ts';
import './one-system/reconnect.ts';
import './one-system/dkim.ts';
import './one-system/trust.ts';
import './one-system/attacks.ts';
