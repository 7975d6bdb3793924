type CoverProps = { title: string; author: string; large?: boolean };

const CLOTHS = 8;

/** The same book always has the same cloth. */
function clothOf(text: string): number {
  let hash = 0;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % CLOTHS;
}

const initialOf = (title: string): string => (/[\p{L}\p{N}]/u.exec(title)?.[0] ?? '·').toLocaleUpperCase();

/** A book bound in cloth with its initial, for want of a picture of its cover. Its title stands beside it. */
export const Cover = ({ title, author, large = false }: CoverProps) => (
  <div class={`cover cloth-${clothOf(author + title)}${large ? ' cover-large' : ''}`} aria-hidden="true">
    <span>{initialOf(title)}</span>
  </div>
);
