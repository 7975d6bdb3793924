import { createServer, type Server } from 'node:net';

// The TCP proxy that stands before each server, and before each app for its sidecar.
const url = process.env['TEST_FAULT_PROXY'] ?? '';

async function tell(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${url}/proxies/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`the fault proxy answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

export type Outage = {
  /** How often somebody has tried to get through. */
  calls: () => number;
  end: () => Promise<void>;
};

/** Whoever was connected is cut off, and nobody gets through: each try is counted, and hung up on. */
export async function cutOff(name: string): Promise<Outage> {
  const { listen } = (await tell('GET', name)) as { listen: string };
  // First whatever is said is cut off, so that no connection slips through that is just being made.
  const heal = await addToxic(name, 'timeout', { timeout: 1 });
  await tell('POST', name, { enabled: false });
  let calls = 0;
  const door = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  const [host = '', port = ''] = listen.split(':');
  await new Promise<void>((resolve, reject) => door.once('error', reject).listen(Number(port), host, resolve));
  const end = async () => {
    await shut(door);
    await heal();
    await open(name);
  };
  return { calls: () => calls, end };
}

const shut = (door: Server): Promise<void> => new Promise((resolve) => door.close(() => resolve()));
const open = async (name: string): Promise<void> => void (await tell('POST', name, { enabled: true }));

/** Connections stay and new ones are taken, and nothing comes back. */
export const silence = (name: string): Promise<() => Promise<void>> => addToxic(name, 'timeout', { timeout: 0 });

/** Each answer comes so much later, give or take a quarter. */
export const slowDown = (name: string, ms: number): Promise<() => Promise<void>> =>
  addToxic(name, 'latency', { latency: ms, jitter: Math.round(ms / 4) });

/** @returns what takes it away again. */
async function addToxic(name: string, type: string, attributes: object): Promise<() => Promise<void>> {
  await tell('POST', `${name}/toxics`, { name: type, type, stream: 'downstream', attributes });
  return async () => void (await tell('DELETE', `${name}/toxics/${type}`));
}
