import type { App } from '../model.ts';

/** Arguments as the image's own working folder wants them: the app's folder, or that of all apps. */
export const inImage = ({ image, folder }: App, args: readonly string[]): string[] =>
  image.ownFolder ? [...args] : args.map((arg) => (arg.startsWith('dist/') ? `${folder}/${arg}` : arg));
