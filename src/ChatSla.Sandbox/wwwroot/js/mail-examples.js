/** Mails that show what the program does with them. */
export const examples = [
  {
    name: 'Late order',
    subject: 'Where is my order 4711?',
    text: `Hello,

We were promised delivery on Tuesday and nothing has arrived. Our workshop stands still without the parts.
Can you tell me today when they will be here?

Kind regards`,
  },
  {
    name: 'Invoice question',
    subject: 'Invoice 20318 charges the freight twice',
    text: `Hi,

The freight appears on lines 3 and 7 of invoice 20318. Please send a corrected one before our payment run on Friday.

Thank you`,
  },
  {
    name: 'Something is broken',
    subject: 'Nobody here can sign in to the portal',
    text: `Since nine this morning the portal says "session expired" to all of us. We cannot place orders. Is this known?`,
  },
  {
    name: 'In Swedish',
    subject: 'Fråga om serviceavtalet',
    text: `Hej!

Vårt avtal går ut i december. Vad kostar det att förlänga det med två år, och ingår reservdelar?

Vänliga hälsningar`,
  },
  {
    name: 'Just a thank you',
    subject: 'Thank you for the quick help',
    text: `That solved it. Thanks to everybody and have a good weekend.`,
  },
];
