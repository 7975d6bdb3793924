/** Lines where a text is about to be, of about its height, so that nothing jumps. */
export const Waiting = ({ label, lines = 4 }: { label: string; lines?: number }) => (
  <div class="waiting" role="status" aria-label={label}>
    {Array.from({ length: lines }, (_, line) => (
      <i key={line} />
    ))}
  </div>
);
