/** What a scenario of test/mail may say: plain data, read from `NN-sentence/scenario.json`. test/mail/README.md tells how to write one. */
import { type Static, type TSchema, Type } from 'typebox';

const text = Type.String();
const optional = Type.Optional;
const Texts = Type.Union([text, Type.Array(text)]);
const Headers = Type.Record(text, Type.Union([text, Type.Null()]));
const exact = { additionalProperties: false };

const Attachment = Type.Object(
  {
    name: text,
    type: optional(text),
    /** In pieces, joined when the mail is made: so that no scanner takes the scenario itself for a virus. */
    pieces: optional(Type.Array(text)),
    base64: optional(text),
    /** Name and content of the files in a zip. */
    zip: optional(Type.Record(text, text)),
  },
  exact,
);
export type Attachment = Static<typeof Attachment>;

/** A call of the API, by the operator or the owner of a mailbox. */
const Call = Type.Object(
  {
    call: text,
    body: optional(Type.Unknown()),
    /** Missing: any 2xx. */
    status: optional(Type.Integer()),
    by: optional(text),
    note: optional(text),
  },
  exact,
);

/** A mail that is sent, by its name. */
const Mail = Type.Object(
  {
    mail: text,
    to: Texts,
    /** Envelope sender; missing: `someone@{out}`. */
    from: optional(text),
    /** The mailbox that submits it after a log-in; missing: it comes from outside. */
    as: optional(text),
    /** As it is written; missing: the mail's name; null: no such header. */
    subject: optional(Type.Union([text, Type.Null()])),
    headers: optional(Headers),
    text: optional(Texts),
    html: optional(text),
    attach: optional(Type.Array(Attachment)),
    /** Adds a line that scores so many points. */
    points: optional(Type.Integer()),
    /** Makes the body so large. */
    kilobytes: optional(Type.Integer()),
    /** Bytes that MAIL FROM declares. */
    size: optional(Type.Integer()),
    /** The mail of this name as it went out, sent in again by a server outside; it keeps its name. */
    back: optional(text),
    /** The domain that signs it by DKIM; the key is in the DNS. */
    signed: optional(text),
    /** What MAIL FROM, each RCPT TO and the end of the data are answered; missing: 250. */
    sender: optional(Type.Integer()),
    rcpt: optional(Type.Array(Type.Integer())),
    answer: optional(Type.Integer()),
    note: optional(text),
  },
  exact,
);

const looks = {
  /** Missing: as it was sent; null: there is none; `*`: whatever it is. */
  subject: optional(Type.Union([text, Type.Null()])),
  /** `*` stands for any characters; null: it is not there. */
  header: optional(Headers),
  /** What the body holds. */
  text: optional(text),
  note: optional(text),
};

/** A mail that comes into a mailbox; with several: into one of them. */
const Found = Type.Object(
  { found: text, in: Texts, folder: optional(text), times: optional(Type.Integer()), ...looks },
  exact,
);
/** A mail that no folder of a mailbox has. */
const Missing = Type.Object({ missing: text, in: text, note: optional(text) }, exact);
/** A mail that goes out to each of these addresses. */
const Sent = Type.Object(
  { sent: text, to: Texts, from: optional(text), times: optional(Type.Integer()), keep: optional(text), ...looks },
  exact,
);
const NotSent = Type.Object({ notSent: text, to: text, note: optional(text) }, exact);
/** The autoresponder's answer to a mail: to an address outside (missing: its envelope sender), or into a mailbox. */
const Reply = Type.Object(
  { reply: text, to: optional(text), in: optional(text), times: optional(Type.Integer()), ...looks },
  exact,
);
/** That there is none: outside, or `in` the mailbox that has submitted the mail. */
const NoReply = Type.Object({ noReply: text, in: optional(text), note: optional(text) }, exact);
/** A report that a mail could not be delivered, to an address outside. */
const Bounced = Type.Object({ bounced: text, to: text, text: optional(text), note: optional(text) }, exact);
const NotBounced = Type.Object({ notBounced: text, note: optional(text) }, exact);
/** A mailbox owner moves a mail by IMAP. */
const Move = Type.Object({ move: text, in: text, from: text, to: text, note: optional(text) }, exact);

/** Waits until so many mails of a domain have been learned as spam: learning comes after the answer to who moved them. */
const Taught = Type.Object({ taught: Type.Integer(), domain: text, note: optional(text) }, exact);

/** By which protocols a mailbox can log in now. */
const LogsIn = Type.Object(
  { logsIn: text, imap: Type.Boolean(), pop3: Type.Boolean(), submission: Type.Boolean(), note: optional(text) },
  exact,
);

export type CallStep = Static<typeof Call>;
export type MailStep = Static<typeof Mail>;
export type FoundStep = Static<typeof Found>;
export type MissingStep = Static<typeof Missing>;
export type SentStep = Static<typeof Sent>;
export type NotSentStep = Static<typeof NotSent>;
export type ReplyStep = Static<typeof Reply>;
export type NoReplyStep = Static<typeof NoReply>;
export type BouncedStep = Static<typeof Bounced>;
export type NotBouncedStep = Static<typeof NotBounced>;
export type MoveStep = Static<typeof Move>;
export type TaughtStep = Static<typeof Taught>;
export type LogsInStep = Static<typeof LogsIn>;
export type Looks = Pick<FoundStep, 'subject' | 'header' | 'text'>;
export type Step =
  | CallStep
  | MailStep
  | FoundStep
  | MissingStep
  | SentStep
  | NotSentStep
  | ReplyStep
  | NoReplyStep
  | BouncedStep
  | NotBouncedStep
  | MoveStep
  | TaughtStep
  | LogsInStep;

/** Each kind of step by the key that makes it one. */
export const STEPS: Record<string, TSchema> = {
  call: Call,
  mail: Mail,
  found: Found,
  missing: Missing,
  sent: Sent,
  notSent: NotSent,
  reply: Reply,
  noReply: NoReply,
  bounced: Bounced,
  notBounced: NotBounced,
  move: Move,
  taught: Taught,
  logsIn: LogsIn,
};

const Records = Type.Object(
  { A: optional(Type.Array(text)), MX: optional(Type.Array(text)), TXT: optional(Type.Array(text)) },
  exact,
);

export const Scenario = Type.Object(
  {
    /** What it shows, in a sentence. */
    shows: text,
    /** Where that is asked for. */
    contract: text,
    /** Further domains beside `{domain}`: `other` is `{other}` then. */
    domains: optional(Type.Array(text)),
    /** What the outside world's DNS holds; everything else does not exist. */
    dns: optional(Type.Record(text, Records)),
    /** The body that creates each, beside a password; with `exchange`: an Exchange mailbox. */
    mailboxes: Type.Record(text, Type.Record(text, Type.Unknown())),
    steps: Type.Array(Type.Record(text, Type.Unknown())),
  },
  exact,
);

export interface ScenarioFile extends Omit<Static<typeof Scenario>, 'steps'> {
  /** The folder. */
  name: string;
  /** In every name of the scenario: `s07`. */
  key: string;
  steps: Step[];
}
