import { Button } from '../../../design/button.tsx';
import { useTexts } from '../../../house/language.ts';
import type { FoundReader } from '../../journal/entry.ts';
import { useKeys } from '../../keys/deeds.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { serveTexts, useServe } from '../../serve.ts';

/** For a reader who has no card with them. */
export function ServeReader({ reader }: { reader: FoundReader }) {
  const t = useTexts(serveTexts);
  const serve = useServe();
  useKeys({ serve: () => serve(reader) });
  return (
    <div>
      <Button kind="main" onPress={() => serve(reader)}>
        {t.serve} <StrokeKeys strokes={['KeyV']} />
      </Button>
    </div>
  );
}
