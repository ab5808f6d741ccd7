import type { DtlsParameters } from '@scrubline/contract';
import { areDistinct, type Rules } from './broken-rule.ts';

/** Of the digest, FIPS 180-4. */
const digestBytes = { 'sha-1': 20, 'sha-224': 28, 'sha-256': 32, 'sha-384': 48, 'sha-512': 64 } as const;
const charactersPerByte = 3;

export const dtlsParametersRules: Rules<DtlsParameters> = {
  'fingerprints are as long as their digest': ({ fingerprints }) =>
    fingerprints.every(({ algorithm, value }) => value.length + 1 === digestBytes[algorithm] * charactersPerByte),
  'one fingerprint per digest': ({ fingerprints }) => areDistinct(fingerprints.map(({ algorithm }) => algorithm)),
};
