import type { Request } from 'express';
import type { components, operations } from '#contracts/gateway.ts';
import { cutScannerNoise, isScannedCode } from '#core/scanned-code.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from './ask-app.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { copy, holderOf, loan, unless } from './scanned.ts';

type Schemas = components['schemas'];

/** Of many scans so many are looked up at a time: the apps have others to answer. */
const SIDE_BY_SIDE = 8;

/** What scans can be, each found in one request: users, books and loans are asked side by side. */
export function scanLookUps(
  invoker: Platform<unknown>['invoker'],
): OperationHandlers<Pick<operations, 'lookUpScan' | 'lookUpScans'>> {
  const lookUp = async (code: string, raw: Pick<Request, 'get' | 'ip'>): Promise<Schemas['Scan']> => {
    const headers = onBehalfOf(raw);
    const ask = (appId: string, path: string) => askApp(invoker, { appId, method: 'GET', path, headers });
    const asked = encodeURIComponent(code);

    const copyWithLoan = async () => {
      const found = copy.parse(await ask('books', `/copies?barcode=${asked}`));
      if (found.loan_id === undefined) return { copy: found };
      // A loan of this moment may not be there yet, and one that has ended no longer be the copy's.
      const lent = await ask('loans', `/loans/${found.loan_id}`).then(loan.parse).catch(unless('loan_not_found'));
      return { copy: found, ...(lent && lent.status !== 'returned' && { loan: lent }) };
    };
    const [holder, found] = await Promise.all([
      holderOf(ask('users', `/users/by-card?card_number=${asked}`)),
      copyWithLoan().catch(unless('copy_not_found')),
    ]);
    return { code, ...holder, ...found };
  };
  return {
    lookUpScan: async ({ query, raw }) => ({ status: 200, body: await lookUp(cutScannerNoise(query.code), raw) }),

    lookUpScans: async ({ body: { codes }, raw }) => {
      const items = new Map<number, Schemas['Scan']>();
      const left = oneAfterTheOther(codes);
      await Promise.all(
        Array.from({ length: SIDE_BY_SIDE }, async () => {
          for (const [place, scanned] of left) {
            const code = cutScannerNoise(scanned);
            items.set(place, isScannedCode(code) ? await lookUp(code, raw) : { code });
          }
        }),
      );
      return { status: 200, body: { items: codes.map((code, place) => items.get(place) ?? { code }) } };
    },
  };
}

/** Ends for all who take from it, once one of them fails: an iterator of an array would go on. */
function* oneAfterTheOther(codes: readonly string[]): Generator<[place: number, code: string], void> {
  yield* codes.entries();
}
