import type { Message } from '../domain/layouts.ts';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import { endVisit } from './end-visit.ts';
import { keepHold } from './keep-hold.ts';
import type { Replying, Visit } from './exchange.ts';
import { renew } from './renew.ts';
import { renewAll } from './renew-all.ts';
import { takePayment } from './take-payment.ts';
import { tellItem } from './tell-item.ts';
import { tellReader, tellStanding } from './tell-reader.ts';

/** All that a machine may ask for once it has signed in, by the code of the message. */
export const exchanges = {
  '09': checkIn,
  '11': checkOut,
  '15': keepHold,
  '17': tellItem,
  '23': tellStanding,
  '29': renew,
  '35': endVisit,
  '37': takePayment,
  '63': tellReader,
  '65': renewAll,
};

export type Asked = keyof typeof exchanges;

type Bound = { answer: (visit: Visit) => Promise<Message>; refuse: (replying: Replying, text: string) => Message };

/** The exchange that a message begins. */
export function exchangeOf(message: Message<Asked>): Bound {
  // The exchange of a code takes the messages of that code, which the compiler cannot see in a table.
  const { answer, refuse } = exchanges[message.code] as {
    answer: (request: Message, visit: Visit) => Promise<Message>;
    refuse: (request: Message, replying: Replying, text: string) => Message;
  };
  return {
    answer: (visit) => answer(message, visit),
    refuse: (replying, text) => refuse(message, replying, text),
  };
}
