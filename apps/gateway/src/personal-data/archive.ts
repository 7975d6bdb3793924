import { once } from 'node:events';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** A file of an archive, while it is written. */
export type ArchivedFile = { write(text: string): Promise<void>; end(): Promise<void> };

/**
 * A zip whose files are written piece by piece, several at a time. Threads of their own compress them, so the event loop goes on, and
 * what waits in memory is compressed.
 *
 * @example
 * const archive = new Archive('2026-05-05T10:00:00Z');
 * const file = archive.add('loans.json');
 * await file.write('{}');
 * await file.end();
 * archive.end().pipe(response);
 */
export class Archive {
  readonly #madeAt: string;
  readonly #pieces: Uint8Array[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#pieces.push(piece);
  });
  readonly #open = new Set<DeflateRaw>();
  #bytes = 0;

  constructor(madeAt: string) {
    this.#madeAt = madeAt;
  }

  /** How many bytes it has come to so far. */
  get bytes(): number {
    return this.#bytes;
  }

  add(filename: string): ArchivedFile {
    const entry: ZipInputFile = { filename, size: 0, crc: 0, compression: 8, mtime: this.#madeAt };
    this.#zip.add(entry);
    const deflate = createDeflateRaw();
    this.#open.add(deflate);
    deflate.on('data', (piece: Buffer) => {
      this.#bytes += piece.length;
      entry.ondata?.(null, new Uint8Array(piece), false);
    });
    return {
      write: async (text) => {
        const written = Buffer.from(text);
        entry.size += written.length;
        entry.crc = crc32(written, entry.crc);
        if (!deflate.write(written)) await once(deflate, 'drain');
      },
      end: async () => {
        deflate.end();
        await finished(deflate);
        this.#open.delete(deflate);
        entry.ondata?.(null, new Uint8Array(), true);
      },
    };
  }

  /** Call it if the archive is not to be ended. */
  abandon(): void {
    for (const deflate of this.#open) deflate.destroy();
  }

  /** Call it once all files have ended. @returns the zip, of which each piece is let go once it is read */
  end(): Readable {
    this.#zip.end();
    return Readable.from(emptied(this.#pieces));
  }
}

function* emptied(pieces: Uint8Array[]): Generator<Uint8Array> {
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) yield piece;
}
