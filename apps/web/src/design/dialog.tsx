import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

type DialogProps = {
  title: string;
  /** For a dialog whose look says what it is: the heading is for screen readers. */
  hideTitle?: boolean;
  /** For a lot to read, or for what grows downwards. */
  shape?: 'wide' | 'from-top';
  onClose: () => void;
  children: ComponentChildren;
};

/** Something above the page, which waits until it is closed: by Escape, by a click beside it, or by what is in it. */
export function Dialog({ title, hideTitle = false, shape, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // At once: what is typed next is meant for it, and an effect would come after the next frame.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={shape === undefined ? 'dialog' : `dialog dialog-${shape}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="dialog-body stack">
        {/* It is read from its beginning on; where the heading is not seen, from what there is to write. */}
        <h2 id={id} {...(hideTitle ? { class: 'visually-hidden' } : { tabIndex: -1, autofocus: true })}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
