/** x^16 + x^12 + x^5 + 1, the generator of ITU-T V.41. Finds every error of up to three bits in a timecode. */
const generator = 0x1021;

/** CRC-16 of single bits, most significant first. */
export function checksum(bits: readonly number[]): number {
  let remainder = 0xffff;
  for (const bit of bits) {
    const carry = (remainder >> 15) ^ bit;
    remainder = ((remainder << 1) & 0xffff) ^ (carry ? generator : 0);
  }
  return remainder;
}
