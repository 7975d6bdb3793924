import { connect } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { readCertificate } from '../certificate.ts';
import { TEST_CERTIFICATE } from '../testing/certificate.ts';
import { aLibrary, aMachine, MACHINE, type Library } from '../testing/machines.ts';

let library: Library | undefined;
afterEach(() => library?.stop());

const { cert, key } = TEST_CERTIFICATE;
const read = (secrets: Record<string, string>) =>
  readCertificate({
    find: async (name) => secrets[name],
    read: () => Promise.reject(new Error('A certificate may be missing.')),
  });

test('there is a certificate, or none; half of one, or two halves of different ones, let no machine be heard', async () => {
  expect(await read({})).toBeUndefined();
  expect(await read({ 'sip2-certificate': cert, 'sip2-certificate-key': key })).toEqual({ cert, key });
  await expect(read({ 'sip2-certificate': cert })).rejects.toThrow('no sip2-certificate-key');
  await expect(read({ 'sip2-certificate-key': key })).rejects.toThrow('no sip2-certificate.');
  await expect(read({ 'sip2-certificate': cert, 'sip2-certificate-key': 'no key' })).rejects.toThrow();
});

test('with a certificate, machines are heard by TLS, and not without', async () => {
  library = await aLibrary({ certificate: TEST_CERTIFICATE });
  const { port } = library;
  const open = () => connect({ port, host: '127.0.0.1', servername: 'localhost', ca: cert });
  const machine = await (await aMachine(port, open)).logIn();
  expect(await machine.ask('9900802.00')).toMatch(/^98/);
  const plain = await aMachine(port);
  void plain.say(`9300CN${MACHINE.id}|CO${MACHINE.secret}|\r`);
  await plain.ended;
  machine.socket.destroy();
});
