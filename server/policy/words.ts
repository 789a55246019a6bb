/** The words that the scripts share with each other and with the filters: pure. */

/** Header fields that only our own filters write (mail/rspamd, policyd); Postfix takes them off whatever comes from outside. */
export const HEADERS = {
  /** Tenths of a point, at least 0; missing when the filter has not seen the mail. */
  score: 'X-Mailstead-Score',
  /** The same without what the domain has taught; missing when that says nothing of the mail. */
  untaughtScore: 'X-Mailstead-Untaught-Score',
  /** The id of that domain: after a forward inside it need not be the mailbox's. There when `untaughtScore` is. */
  taughtBy: 'X-Mailstead-Taught-By',
  virus: 'X-Mailstead-Virus',
  /** `dangerous`. */
  attachment: 'X-Mailstead-Attachment',
  /** `yes`. */
  phishing: 'X-Mailstead-Phishing',
  /** `yes`: DKIM or SPF passed for the domain of From. */
  aligned: 'X-Mailstead-Aligned',
  /** `yes`: sent by someone who had logged in here (policyd/milter). */
  authenticated: 'X-Mailstead-Authenticated',
  /** Of a mail that was forwarded inside: the Exchange mailboxes (`shortId`) that do not take its sender, as policyd says. */
  refusedBy: 'X-Mailstead-Refused-By',
} as const;

/** A mailbox's id, short enough for many in a header field: the part that is drawn by lot. */
export const shortId = (id: string): string => id.slice(-12);

/** Names the mailboxes that have forwarded a mail. Not one of ours alone: it has to survive the way through others' systems. */
export const LOOP_HEADER = 'X-Loop';

/** `<mailbox>@` this stands for all targets of a mailbox, on the way from Sieve to Postfix (mail/postfix/forwards.cf); RFC 2606. */
export const FORWARDS_DOMAIN = 'forwards.invalid';

/** Variables that a mailbox's script and those it includes share. All are empty at the beginning. */
export const VARIABLES = {
  domainId: 'domain_id',
  spamCheck: 'spam_check',
  spamThreshold: 'spam_threshold',
  spamLearning: 'spam_learning',
  spamAction: 'spam_action',
  discardThreshold: 'discard_threshold',
  virusAction: 'virus_action',
  attachmentControl: 'attachment_control',
  phishingChecks: 'phishing_checks',
  cleanMailPlus: 'cleanmail_plus',
  sender: 'sender',
  senderDomain: 'sender_domain',
  from: 'from',
  fromDomain: 'from_domain',
  severalFrom: 'several_from',
  alignedFrom: 'aligned_from',
  alignedFromDomain: 'aligned_from_domain',
  ownWhite: 'own_white',
  ownBlack: 'own_black',
  domainWhite: 'domain_white',
  domainBlack: 'domain_black',
  white: 'white',
  untaught: 'untaught',
  spam: 'spam',
  keepsCopy: 'keeps_copy',
  forwardedBefore: 'forwarded_before',
} as const;

/** The scripts that the mail store asks for by a name that each mailbox has (views mail.sieve_of_...). */
export const SCRIPTS = { mailbox: 'mailbox', domain: 'domain', plan: 'plan' } as const;

/** What a part is included by: its name with a prefix (mail/dovecot/sieve.conf). */
export const calledBy = (part: string): string => `part-${part}`;

/** A variable's value in a text. */
export const valueOf = (name: string): { withVariables: string } => ({ withVariables: `\${${name}}` });
