/** By what a person recognises a device; null for what its program does not tell. */
export type Device = { browser: string | null; system: string | null };

/** From where somebody signs in. */
export type Client = { network: string; device: Device };
