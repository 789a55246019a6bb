/** What may be taken out of the policy compiler without a test noticing, and why. */
export const UNSEEN: { file: string; what: string; why: string }[] = [];
