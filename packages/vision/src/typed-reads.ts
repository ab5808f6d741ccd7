/**
 * Reads from typed arrays whose index is known to be inside. One function per array type, because a shared one would
 * see them all and lose the engine's fast path.
 */
export const byteAt = (values: Uint8Array, index: number): number => values[index] ?? 0;
export const intAt = (values: Int32Array, index: number): number => values[index] ?? 0;
export const wordAt = (values: Uint32Array, index: number): number => values[index] ?? 0;
export const floatAt = (values: Float32Array, index: number): number => values[index] ?? 0;
