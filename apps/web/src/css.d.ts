/** Styles are bundled; a module that imports them gets nothing. */
declare module '*.css';
/** All style sheets in an app's folder (tools/setup/pages.ts). */
declare module 'styles:*';
