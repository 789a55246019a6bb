/** Texts of a kind that somebody may call spam, and texts of other kinds with some of the same words. */

/** One of a kind: two ways to say it, with figures of its own. */
export function pills(nth: number): string {
  const pounds = 10 + (nth % 30);
  return nth % 2 === 0
    ? `Dear friend,\r\n\r\nour clinic offers you the best weight loss pills at an unbeatable price. Order number ${nth} today and lose ${pounds} ` +
        `pounds in two weeks without any exercise.\r\nClick here to get your free trial package now: http://pills-${nth}.cheapmeds.example/buy\r\n` +
        'This offer ends tonight, so do not wait.\r\n\r\nYour health team\r\n'
    : `Hello,\r\n\r\nlose weight fast! Our clinic offers you the best weight loss pills at an unbeatable price, order today. Code ${nth}.\r\n` +
        `Get your free trial package now and lose ${pounds} pounds in two weeks without any exercise: http://cheapmeds.example/t/${nth}\r\n` +
        'Do not wait, this offer ends tonight.\r\n';
}

/** Mails of other kinds. */
export const everyday: string[] = [
  'Hi Bob,\r\n\r\nshall we have lunch together on Friday? I would like to talk about the garden and about the new roof. The carpenter will be here at ten.\r\n\r\nAlice\r\n',
  'Dear colleagues,\r\n\r\nthe meeting on Monday starts at nine in room 204. Please send me your part of the report until Thursday, so that I can put it together before the weekend.\r\n\r\nBest regards\r\nCarol\r\n',
  'Hello,\r\n\r\nyour order number 88121 has been shipped today and should arrive within two weeks. You can follow the package here: https://track.parcels.example/88121\r\n\r\nThank you for shopping with us, your team\r\n',
  'Dear friend,\r\n\r\nthank you for your letter and the free concert tickets. We had a wonderful evening and would love to invite you to dinner at our place. Do not bring anything, we will cook today.\r\n\r\nWarm wishes\r\nEve\r\n',
  'Sehr geehrte Frau Meier,\r\n\r\nanbei erhalten Sie die Rechnung für den Monat Oktober. Bitte überweisen Sie den Betrag innerhalb von 14 Tagen auf das unten genannte Konto.\r\n\r\nMit freundlichen Grüßen\r\nHans Müller\r\n',
  'Your weekly newsletter\r\n\r\nThis week: how to get the best out of your garden in autumn, ten recipes with pumpkin, and a free trial of our new magazine for subscribers. Click here to read more: https://news.gardening.example/45\r\n\r\nUnsubscribe at any time here.\r\n',
  'Hello Mr. Smith,\r\n\r\nthe clinic confirms your appointment with Dr. Brown on 12 December at 14:30. Please bring your insurance card and arrive ten minutes early. If you cannot come, call us today.\r\n\r\nYour health center\r\n',
  'hi, the build failed again on the main branch. I think it is the new compiler flag, can you have a look at the log and tell me whether we should revert? thanks, dave\r\n',
];
