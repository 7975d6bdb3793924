declare module 'swagger-ui-dist' {
  /** The folder of the page's scripts and styles. */
  export function absolutePath(): string;
}
