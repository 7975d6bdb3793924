import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { InvokeAnswer, InvokeRequest, RawRequest } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';
import { answerMetrics } from '../answer-metrics.ts';
import type { Certificate } from '../certificate.ts';
import { sip2Env, type Sip2Env } from '../config.ts';
import { createContext } from '../context.ts';
import { checksum } from '../domain/codec.ts';
import { serveMachines } from '../serve-machines.ts';

export const MACHINE = { id: '0198a5c4-0000-7000-8000-000000000001', secret: 'Tq5mS3cr3t' };
const TOKEN_SECONDS = 600;

export type Library = {
  port: number;
  /** What the services were asked, oldest first. */
  asked: (InvokeRequest | RawRequest)[];
  /** What was logged. */
  logged: string[];
  connect(): Promise<Machine>;
  stop(): Promise<void>;
};

type Options = {
  /** Answers a service. @throws what is not expected */
  invoke?: (request: InvokeRequest) => InvokeAnswer | Promise<InvokeAnswer>;
  /** The role of the program that has MACHINE's secret. */
  role?: () => 'machine' | 'partner' | undefined;
  env?: Partial<Record<keyof Sip2Env, string>>;
  now?: () => Date;
  certificate?: Certificate;
};

/** The server that machines connect to, with the services faked at the invoker. */
export async function aLibrary(options: Options = {}): Promise<Library> {
  const { invoke = unexpected, role = () => 'machine', env = {}, now = () => new Date(), certificate } = options;
  const asked: Library['asked'] = [];
  const logged: string[] = [];
  const invoker = {
    invoke: async (request: InvokeRequest) => {
      asked.push(request);
      return invoke(request);
    },
    forward: async (request: RawRequest) => {
      asked.push(request);
      return asRaw(grant(request, role()));
    },
  };
  const platform = {
    env: sip2Env.parse({
      APP_PORT: '1',
      HEALTH_PORT: '1',
      DAPR_HTTP_PORT: '1',
      DAPR_GRPC_PORT: '1',
      TIME_ZONE: 'Europe/Moscow',
      SIP2_PORT: '0',
      SIP2_INSTITUTION: 'library',
      SIP2_LANGUAGE: 'en',
      ...env,
    }),
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    invoker,
    now,
  };
  const serving = await serveMachines({
    // The rest of a platform is not asked for.
    context: createContext(platform as unknown as Platform<Sip2Env>),
    log: platform.log,
    note: answerMetrics(new Registry()),
    certificate,
  });
  return { asked, logged, port: serving.port, connect: () => aMachine(serving.port), stop: serving.stop };
}

const unexpected = ({ appId, method, path }: InvokeRequest): never => {
  throw new Error(`The test expects no call of ${appId}: ${method} ${path}`);
};

function grant({ appId, path, body }: RawRequest, role: string | undefined): InvokeAnswer {
  if (appId !== 'auth' || path !== '/oauth/token') throw new Error(`not expected: ${appId} ${path}`);
  const form = new URLSearchParams(body ?? '');
  const isRight = form.get('client_id') === MACHINE.id && form.get('client_secret') === MACHINE.secret;
  if (!isRight || role === undefined) return { status: 401, body: { error: 'invalid_client' } };
  const payload = Buffer.from(JSON.stringify({ sub: MACHINE.id, role })).toString('base64url');
  return { status: 200, body: { access_token: `header.${payload}.signature`, expires_in: TOKEN_SECONDS } };
}

// Of what undici answers, the status and the body are read.
const asRaw = ({ status, body }: InvokeAnswer) =>
  ({
    statusCode: status,
    headers: {},
    body: Object.assign(Readable.from([]), { json: async () => body }),
  }) as unknown as Awaited<ReturnType<Platform<unknown>['invoker']['forward']>>;

export type Machine = {
  socket: Socket;
  /** Sends a message as it is. @returns the answer without its end, or undefined if the connection has ended */
  say(text: string | Buffer): Promise<string | undefined>;
  /** Sends a message with error detection. */
  ask(text: string): Promise<string | undefined>;
  /** @throws Error if it is not let in */
  logIn(): Promise<Machine>;
  ended: Promise<void>;
};

/** A machine's end of a connection; text is Latin 1, so that each byte is seen. */
export async function aMachine(port: number, open: () => Socket = () => connect(port, '127.0.0.1')): Promise<Machine> {
  const socket = open();
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // Whatever ends the connection, it has ended.
  socket.on('error', () => undefined);
  let received = '';
  let sequence = 0;
  const waiting: ((answer: string | undefined) => void)[] = [];
  const deliver = () => {
    for (let end = received.indexOf('\r'); end >= 0 && waiting.length > 0; end = received.indexOf('\r')) {
      waiting.shift()?.(received.slice(0, end));
      received = received.slice(end + 1);
    }
  };
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    deliver();
  });
  void ended.then(() => waiting.splice(0).forEach((answer) => answer(undefined)));
  const machine: Machine = {
    socket,
    ended,
    say: (text) => {
      const answer = new Promise<string | undefined>((resolve) => waiting.push(resolve));
      socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
      deliver();
      return answer;
    },
    ask: (text) => machine.say(withChecksum(text, sequence++ % 10)),
    logIn: async () => {
      const answer = await machine.ask(`9300CN${MACHINE.id}|CO${MACHINE.secret}|CPentrance|`);
      if (!answer?.startsWith('941')) throw new Error(`not let in: ${answer}`);
      return machine;
    },
  };
  return machine;
}

/** A message with its number and its checksum, as it is sent. */
export function withChecksum(text: string, sequence: number): string {
  const summed = `${text}AY${sequence}AZ`;
  return `${summed}${checksum(Buffer.from(summed, 'latin1'))}\r`;
}

export const NOW = '20260501    120000';
export const at = (): Date => new Date('2026-05-01T09:00:00Z');
