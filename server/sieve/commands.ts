/** The commands of Sieve that we use. Pure. */
import { quoteLocalPart } from './quote.ts';
import { command, type Command, type Test, type Text } from './script.ts';

/** RFC 5228 3.1. */
export function when(test: Test, commands: readonly Command[]): Command {
  return {
    needs: [...test.needs, ...commands.flatMap(({ needs }) => needs)],
    lines: (write) => [
      `if ${test.line(write)} {`,
      ...commands.flatMap(({ lines }) => lines(write)).map((line) => `  ${line}`),
      '}',
    ],
  };
}

/** RFC 5229 4. @param lower the value in lower case: the tests of strings tell case apart (RFC 5229 5) */
export function set(name: string, value: Text, lower = false): Command {
  return command(['variables'], (write) => `set ${lower ? ':lower ' : ''}${write(name)} ${write(value)}`);
}

/** RFC 6609 3.2: runs another script of the same store, which shares the global variables. */
export function include(name: string): Command {
  return command(['include'], (write) => `include :personal ${write(name)}`);
}

/** The mail is not kept unless something else keeps it. */
export const discard: Command = command([], () => 'discard');
export const keep: Command = command([], () => 'keep');
export const stop: Command = command([], () => 'stop');

/** RFC 5228 4.1, RFC 5490 3.2: into a folder, which is made when it is not there. */
export function fileInto(folder: string): Command {
  return command(['fileinto', 'mailbox'], (write) => `fileinto :create ${write(folder)}`);
}

/** RFC 5228 4.2: on to an address; the mail is not kept unless something else keeps it, or it could not be sent on. */
export function redirect(address: string): Command {
  return command([], (write) => `redirect ${write(quoteLocalPart(address))}`);
}

/** RFC 5429 2.2: back to its envelope sender. */
export function reject(reason: string): Command {
  return command(['reject'], (write) => `reject ${write(reason)}`);
}

/** RFC 5230. @param handle what counts as the same answer; one goes to each sender in `days`. `mime` takes the place of the body */
export function vacation(answer: {
  subject: string;
  body: string;
  mime: string | undefined;
  days: number;
  handle: string;
}): Command {
  const { subject, body, mime, days, handle } = answer;
  return command(['vacation'], (write) =>
    [
      `vacation :days ${days} :handle ${write(handle)}`,
      ...(subject === '' ? [] : [`:subject ${write(subject)}`]),
      ...(mime === undefined ? [write(body)] : [`:mime ${write(mime)}`]),
    ].join(' '),
  );
}

/** RFC 5293 4. @param last below the fields there are */
export function addHeader(name: string, value: Text, last = false): Command {
  return command(['editheader'], (write) => `addheader ${last ? ':last ' : ''}${write(name)} ${write(value)}`);
}

/** RFC 5293 5: all fields of the name. */
export function deleteHeader(name: string): Command {
  return command(['editheader'], (write) => `deleteheader ${write(name)}`);
}
