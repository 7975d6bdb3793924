import { expect, test } from 'vitest';
import { hashOfErasureReceipt, newErasureReceipt } from './erasure-receipt.ts';

test('a receipt is found however it is copied from the slip', () => {
  const hash = hashOfErasureReceipt('01ABC-DEFGH-JKMNP-QRSTV-WXYZ2');
  for (const typed of [
    'o1abc defgh jkmnp qrstv wxyz2',
    'OIABCDEFGHJKMNPQRSTVWXYZ2',
    ' 0lABC–DEFGH–JKMNP–QRSTV–WXYZ2\n',
  ])
    expect(hashOfErasureReceipt(typed)).toEqual(hash);
  expect(hashOfErasureReceipt('01ABC-DEFGH-JKMNP-QRSTV-WXYZ3')).not.toEqual(hash);
});

test('no two receipts are the same, and each can be read off', () => {
  const receipts = Array.from({ length: 100 }, newErasureReceipt);
  expect(new Set(receipts).size).toBe(100);
  for (const receipt of receipts) expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
});
