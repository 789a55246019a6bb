/** What the API says of a mail in Postfix's queue, and the watcher, which acts on it, checks again. Pure. */

/** Short ids are hexadecimal, long ones of letters and digits. Shorter than any is `ALL`, which Postfix takes for every mail there is. */
export const QUEUE_ID = /^[0-9A-Za-z]{5,30}$/;

/** What is done with a mail that waits. */
export type QueueAction = 'hold' | 'release' | 'remove';
