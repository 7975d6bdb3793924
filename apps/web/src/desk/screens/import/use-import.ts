import { useEffect, useRef, useState } from 'preact/hooks';
import { openImport, type Import, type Progress } from './run-import.ts';

type Given = Parameters<typeof openImport>[0];

/** `stopped`: by hand, or by what went wrong; it can be gone on with unless the file cannot be read. */
export type ImportState =
  | { at: 'choosing' }
  | { at: 'going'; given: Given; progress: Progress }
  | { at: 'stopped'; given: Given; progress: Progress; error?: Error }
  | { at: 'done'; given: Given; progress: Progress };

const NOTHING: Progress = { share: 0, added: 0, known: 0, rejected: [] };

/** One import at a time, which goes on as long as its screen is open. */
export function useImport() {
  const [state, show] = useState<ImportState>({ at: 'choosing' });
  const open = useRef<{ given: Given; import: Import; stopping: AbortController }>();
  const last = useRef(NOTHING);

  async function goOn(): Promise<void> {
    if (!open.current) return;
    const { given } = open.current;
    const stopping = new AbortController();
    open.current = { ...open.current, stopping };
    show({ at: 'going', given, progress: last.current });
    try {
      const isDone = await open.current.import.run((progress) => {
        last.current = progress;
        show({ at: 'going', given, progress });
      }, stopping.signal);
      show({ at: isDone ? 'done' : 'stopped', given, progress: last.current });
    } catch (error) {
      show({
        at: 'stopped',
        given,
        progress: last.current,
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
  }

  const isGoing = state.at === 'going';
  useEffect(() => {
    if (!isGoing) return undefined;
    // The browser asks before the window is closed in the middle of it.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isGoing]);
  useEffect(() => () => open.current?.stopping.abort(), []);

  return {
    state,
    begin(given: Given) {
      last.current = NOTHING;
      open.current = { given, import: openImport(given), stopping: new AbortController() };
      void goOn();
    },
    goOn: () => void goOn(),
    stop: () => open.current?.stopping.abort(),
    chooseAnother: () => show({ at: 'choosing' }),
  };
}
