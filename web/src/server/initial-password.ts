import { randomInt } from 'node:crypto';

/** Without the letters and digits that look alike on a slip of paper. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** A password of 80 random bits to be handed over on paper: k7mp-x2qd-9rtb-w4hn. */
export function drawInitialPassword(): string {
  const draw = () => letters[randomInt(letters.length)] ?? '';
  const group = () => Array.from({ length: groupLength }, draw).join('');
  return Array.from({ length: groups }, group).join('-');
}
