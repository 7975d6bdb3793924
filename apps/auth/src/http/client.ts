import type { Request } from 'express';
import { clientNetwork } from '#core/client-network.ts';
import type { Client } from '../domain/client.ts';
import { deviceOf } from './device.ts';

/** Only the gateway sets this header; sidecars append to x-forwarded-for. */
export const addressOf = (raw: Request): string => raw.get('x-client-address') ?? 'unknown';

export const networkOf = (raw: Request): string => clientNetwork(addressOf(raw));

export const clientOf = (raw: Request): Client => ({
  network: networkOf(raw),
  device: deviceOf(raw.get('x-client-agent')),
});
