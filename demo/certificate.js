import { X509Certificate, createHash } from 'node:crypto';
import selfsigned from 'selfsigned';

/**
 * A key and self-signed certificate for some hosts.
 * @typedef {object} Certificate
 * @property {string} key         private key, PEM
 * @property {string} cert        certificate, PEM
 * @property {string} publicKeyHash  base64 SHA-256 of the public key (SPKI), as Chromium's
 *   `--ignore-certificate-errors-spki-list` wants it
 */

/**
 * Makes a fresh certificate that only the demo's browsers are told to accept.
 * @param {readonly string[]} hosts  host names it stands for
 * @returns {Promise<Certificate>}
 */
export async function makeCertificate(hosts) {
  const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: 'Consentinel demo' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: /** @type {const} */ (2), value })) },
    ],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, publicKeyHash: createHash('sha256').update(publicKey).digest('base64') };
}
