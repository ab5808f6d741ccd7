import type { Exposure } from './tracking-scenes.ts';

/** Luma of one picture, row by row without gaps. */
export interface LumaPicture {
  readonly width: number;
  readonly height: number;
  readonly y: Uint8Array;
}

const middle = 110;
/** Outside the scope's round picture there is no light to change. */
const black = 16;
const smokeLuma = 165;
const leastBlur = 0.3;

/** Gaussian numbers, drawn once: a film of noise costs more than its tissue otherwise. */
function noiseTable(random: () => number): Float32Array {
  return Float32Array.from(
    { length: 1 << 16 },
    () => Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random()),
  );
}

/** Gives a drawn picture the light, the smoke, the lens and the noise of its moment. The same each time. */
export function createExposure(
  exposure: Exposure,
  random: () => number,
): (picture: LumaPicture, timeS: number) => void {
  const noise = noiseTable(random);
  return (picture, timeS) => {
    const light = 1 + exposure.flicker * Math.sin((2 * Math.PI * timeS) / 5.3);
    develop(picture.y, exposure.contrast * light, middle * (1 - exposure.contrast) * light);
    const smoke = exposure.smoke * Math.max(0, Math.sin((2 * Math.PI * timeS) / 9));
    if (smoke > 0) fillWithSmoke(picture, smoke, timeS);
    const blur = exposure.focus * Math.max(0, Math.sin((2 * Math.PI * timeS) / 7.7));
    if (blur > leastBlur) defocus(picture, blur);
    addNoise(picture.y, noise, exposure.noise, Math.round(timeS * 237_570));
  };
}

function develop(luma: Uint8Array, gain: number, lift: number): void {
  if (gain === 1 && lift === 0) return;
  for (let at = 0; at < luma.length; at++) {
    const drawn = luma[at] ?? 0;
    if (drawn > black) luma[at] = Math.min(255, drawn * gain + lift);
  }
}

function fillWithSmoke({ width, height, y: luma }: LumaPicture, smoke: number, timeS: number): void {
  const along = Float32Array.from({ length: width }, (_, x) => Math.sin(x / 190 + timeS * 1.3));
  for (let row = 0; row < height; row++) {
    const down = Math.cos(row / 150 - timeS);
    for (let x = 0; x < width; x++) {
      const share = smoke * (0.6 + 0.4 * (along[x] ?? 0) * down);
      const at = row * width + x;
      const drawn = luma[at] ?? 0;
      if (drawn > black) luma[at] = drawn * (1 - share) + smokeLuma * share;
    }
  }
}

/** Three taps in each direction. */
function defocus({ width, height, y: luma }: LumaPicture, blur: number): void {
  const weight = Math.min(0.33, blur * 0.2);
  const reach = 1 + Math.trunc(blur);
  const across = new Float32Array(luma.length);
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) {
      const left = luma[row * width + Math.max(0, x - reach)] ?? 0;
      const right = luma[row * width + Math.min(width - 1, x + reach)] ?? 0;
      const at = row * width + x;
      across[at] = (luma[at] ?? 0) * (1 - 2 * weight) + weight * (left + right);
    }
  }
  for (let row = 0; row < height; row++) {
    const above = Math.max(0, row - reach) * width;
    const below = Math.min(height - 1, row + reach) * width;
    for (let x = 0; x < width; x++) {
      const beside = (across[above + x] ?? 0) + (across[below + x] ?? 0);
      luma[row * width + x] = (across[row * width + x] ?? 0) * (1 - 2 * weight) + weight * beside;
    }
  }
}

function addNoise(luma: Uint8Array, noise: Float32Array, deviation: number, offset: number): void {
  for (let at = 0; at < luma.length; at++) {
    const grain = noise[(at * 31 + offset + (at >> 9) * 17) & 0xffff] ?? 0;
    luma[at] = Math.min(255, Math.max(0, (luma[at] ?? 0) + deviation * grain + 0.5));
  }
}
