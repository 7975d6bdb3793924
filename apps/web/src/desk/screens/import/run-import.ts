import type { CatalogueRecord, ReadRecord } from '#catalogue-files/catalogue-record.ts';
import {
  batchesOf,
  importBatch,
  type BatchAnswer,
  type BatchRefusal,
  type Rejected,
} from '#catalogue-files/import-batch.ts';
import { readCatalogue } from '#catalogue-files/read-catalogue.ts';
import { answered, api, Refusal } from '../../../house/api.ts';

/** Small enough that the page goes on answering while a piece is taken apart. */
const PIECE = 32 * 1024;
const TRIES = 4;
const PAUSE_MS = 1_000;

export type Progress = {
  /** Of the file, from 0 to 1. */
  share: number;
  added: number;
  known: number;
  rejected: readonly Rejected[];
};

export type Import = {
  /**
   * Goes on from where it was. What is cut off is sent again as it was: the library knows what it has taken.
   *
   * @returns whether the file has come to its end
   * @throws UnreadableFile, Refusal, or TypeError where the library does not answer
   */
  run(told: (progress: Progress) => void, stopping: AbortSignal): Promise<boolean>;
};

type Given = { file: File; source: string; copies: number };

/** The import of a file, which can be stopped and gone on with. */
export function openImport({ file, source, copies }: Given): Import {
  let read = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < file.size; start += PIECE) {
      const piece = await file.slice(start, start + PIECE).arrayBuffer();
      read = start + piece.byteLength;
      yield new Uint8Array(piece);
    }
  }
  const batches = batchesOf(readCatalogue({ name: file.name, chunks: chunks(), source, copies }));
  let waiting: ReadRecord[] | undefined;
  let progress: Progress = { share: 0, added: 0, known: 0, rejected: [] };

  return {
    async run(told, stopping) {
      while (!stopping.aborted) {
        if (!waiting) {
          const next = await batches.next();
          if (next.done) {
            told((progress = { ...progress, share: 1 }));
            return true;
          }
          waiting = next.value;
        }
        const { added, known, rejected } = await importBatch(waiting, (records) => send(records, stopping));
        waiting = undefined;
        progress = {
          share: read / file.size,
          added: progress.added + added,
          known: progress.known + known,
          rejected: [...progress.rejected, ...rejected],
        };
        told(progress);
      }
      return false;
    },
  };
}

/** A connection that was cut may be back in a moment. */
async function send(records: CatalogueRecord[], stopping: AbortSignal): Promise<BatchAnswer | BatchRefusal> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await answered(api.POST('/books/import', { body: { records } }));
    } catch (error) {
      if (error instanceof Refusal) {
        const { status, errors = [] } = error.problem;
        if (status === 400 && errors.length > 0) return { wrong: errors };
        if (status < 500 && status !== 429) throw error;
      }
      if (tries === TRIES || stopping.aborted) throw error;
      await new Promise((wake) => setTimeout(wake, PAUSE_MS * tries));
    }
  }
}
