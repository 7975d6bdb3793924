export function keepOwnSources(text: string, isOwn: (source: string) => boolean): string;
export function decode(segment: string): number[];
export function encode(value: number): string;
