import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { within } from '#core/deadline.ts';
import type { Log } from '#core/log.ts';
import { withinNewTrace } from '#core/trace.ts';
import { NotSignedIn, Terminal } from './clients/terminal.ts';
import type { Sip2Context } from './context.ts';
import { readMessage, writeMessage, type Protection } from './domain/codec.ts';
import { encodings, type Encoding } from './domain/encoding.ts';
import { languageOf, type Language } from './domain/language.ts';
import { said, type Message } from './domain/layouts.ts';
import { isAbout, sipDate } from './domain/sip-date.ts';
import { supportedMessages } from './domain/supported.ts';
import { textOf } from './domain/texts.ts';
import type { Replying, Visit } from './use-cases/exchange.ts';
import { exchangeOf, exchanges, type Asked } from './use-cases/exchanges.ts';
import { statusOf } from './use-cases/tell-status.ts';

/** Before that, a machine has its answer: 98 tells it to wait for longer. */
const ANSWER_MS = 10_000;
/** A machine knows its secret. */
const LOGINS = 3;
const LOGIN_DELAY_MS = 500;
/** Whoever says so much that is no message speaks something else. */
const UNREADABLE = 20;

const SUPPORTED = supportedMessages(new Set(['93', '97', '99', ...Object.keys(exchanges)]));

/** Notes what was answered, and how long it took. Nothing of what was said. */
export type NoteAnswer = (answered: { code: string; ok: boolean; seconds: number }) => void;

type Dealing = { context: Sip2Context; log: Log; note: NoteAnswer };

/** What is said on one connection, from log-in to the end: one message after the other. */
export class Conversation {
  readonly #context: Sip2Context;
  readonly #log: Log;
  readonly #note: NoteAnswer;
  readonly #id = randomUUID();
  #terminal: Terminal | undefined;
  /** Of whoever stands there. */
  #language: Language;
  #wrongLogins = 0;
  #unreadable = 0;
  #messages = 0;
  /** The last message and its answer, both as they were sent. */
  #last: { line: Buffer; answer: Buffer; isFinal: boolean } | undefined;

  constructor({ context, log, note }: Dealing) {
    this.#context = context;
    this.#log = log;
    this.#note = note;
    this.#language = context.env.SIP2_LANGUAGE;
  }

  get isSignedIn(): boolean {
    return this.#terminal !== undefined;
  }

  /** Whether nothing more is to be heard from this one. */
  get isOver(): boolean {
    return this.#wrongLogins >= LOGINS || this.#unreadable >= UNREADABLE;
  }

  /** The answer to a message. It never fails. */
  async answer(line: Buffer): Promise<Buffer> {
    const { message, protection } = readMessage(line, this.#encoding);
    if (message?.code === '97' && this.#last) return this.#last.answer;
    if (!message || !isAsked(message)) {
      this.#unreadable += 1;
      return this.#write({ code: '96', fixed: {}, fields: [] }, protection && {});
    }
    if (this.#isRepeated(line, message, protection) && this.#last) {
      if (this.#last.isFinal) return this.#last.answer;
    } else this.#messages += 1;
    const started = performance.now();
    const { answer, isFinal } = await withinNewTrace(undefined, () => this.#reply(message));
    this.#note({ code: message.code, ok: isFinal, seconds: (performance.now() - started) / 1000 });
    const sent = this.#write(answer, protection);
    this.#last = { line: Buffer.from(line), answer: sent, isFinal };
    return sent;
  }

  /** The number of the message is the same, and so is all that it says. What is the case now is told anew. */
  #isRepeated(line: Buffer, { code }: Message, protection: Protection | undefined): boolean {
    return (
      code !== '99' && code !== '93' && protection?.sequence !== undefined && this.#last?.line.equals(line) === true
    );
  }

  async #reply(message: AskedMessage): Promise<{ answer: Message; isFinal: boolean }> {
    if (message.code === '93') return { answer: await this.#logIn(message), isFinal: true };
    if (message.code === '99') return { answer: await this.#tellStatus(), isFinal: true };
    if (message.code === '23' || message.code === '63')
      this.#language = languageOf(message.fixed.language) ?? this.#context.env.SIP2_LANGUAGE;
    const replied = await this.#exchange(message);
    if (message.code === '35') this.#language = this.#context.env.SIP2_LANGUAGE;
    return replied;
  }

  async #exchange(message: Message<Asked>): Promise<{ answer: Message; isFinal: boolean }> {
    const { answer, refuse } = exchangeOf(message);
    const refusal = (text: Parameters<typeof textOf>[0], isFinal: boolean) => ({
      answer: refuse(this.#replying, textOf(text, this.#language)),
      isFinal,
    });
    const terminal = this.#terminal;
    if (!terminal) return refusal('not_signed_in', false);
    const institution = said(message, 'AO');
    if (institution !== '' && institution !== this.#replying.institution) return refusal('other_institution', true);
    try {
      return { answer: await within(ANSWER_MS, answer(this.#visit(terminal, message))), isFinal: true };
    } catch (error) {
      if (error instanceof NotSignedIn) {
        this.#log.warn({ terminal: terminal.id }, 'signed out: the machine gets no token any more');
        this.#terminal = undefined;
        return refusal('not_signed_in', false);
      }
      this.#log.warn({ err: error, terminal: terminal.id, message: message.code }, 'not answered');
      return refusal('unavailable', false);
    }
  }

  async #logIn(message: Message<'93'>): Promise<Message<'94'>> {
    this.#terminal = undefined;
    const { auth, now } = this.#context;
    const [id, secret, location] = [said(message, 'CN').toLowerCase(), said(message, 'CO'), said(message, 'CP')];
    try {
      const token = await auth.grant(id, secret);
      if (token) {
        this.#terminal = new Terminal({ id, secret, location, token }, { auth, now });
        this.#log.info({ terminal: id }, 'signed in');
        return { code: '94', fixed: { ok: '1' }, fields: [] };
      }
      this.#wrongLogins += 1;
      this.#log.warn('a machine was not let in: its id, its secret or its role is wrong');
      await sleep(LOGIN_DELAY_MS * this.#wrongLogins);
    } catch (error) {
      this.#log.warn({ err: error, message: '93' }, 'not answered');
    }
    return { code: '94', fixed: { ok: '0' }, fields: [] };
  }

  async #tellStatus(): Promise<Message<'98'>> {
    const online = await this.#context.online();
    return statusOf({
      online,
      ...this.#replying,
      supported: SUPPORTED,
      location: this.#terminal?.location ?? '',
    });
  }

  #visit(terminal: Terminal, message: Message<Asked>): Visit {
    return {
      ...this.#replying,
      context: this.#context,
      terminal,
      key: this.#keyOf(terminal, message),
    };
  }

  /**
   * What a machine does twice since it has got no answer, on this connection or the next, is done once: it says the same
   * of the same second. One whose clock is wrong may say that of two things; its messages are told apart by their turn.
   */
  #keyOf(terminal: Terminal, message: Message<Asked>): string {
    const { now, env } = this.#context;
    const what = isAbout(message.fixed.date, now(), env.TIME_ZONE)
      ? [message.code, message.fixed, message.fields]
      : [this.#id, this.#messages];
    return createHash('sha256')
      .update(JSON.stringify([terminal.id, ...what]))
      .digest('hex');
  }

  get #replying(): Replying {
    const { env, now } = this.#context;
    return { institution: env.SIP2_INSTITUTION, language: this.#language, date: sipDate(now(), env.TIME_ZONE) };
  }

  get #encoding(): Encoding {
    const { SIP2_ENCODING: usual, SIP2_OTHERWISE_ENCODED: otherwise } = this.#context.env;
    const isOther = this.#terminal !== undefined && otherwise.includes(this.#terminal.id);
    return isOther ? (encodings.find((one) => one !== usual) ?? usual) : usual;
  }

  #write(message: Message, protection: Protection | undefined): Buffer {
    return writeMessage(message, protection, this.#encoding);
  }
}

type AskedMessage = Message<Asked | '93' | '99'>;

const isAsked = (message: Message): message is AskedMessage =>
  message.code === '93' || message.code === '99' || Object.hasOwn(exchanges, message.code);
