declare module 'swagger-ui-dist' {
  /** The directory with the page's scripts and styles. */
  export function absolutePath(): string;
}
