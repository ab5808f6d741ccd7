import { ApiError } from './api-error.ts';

/** Nothing that our routes take is near it. Bytes. */
const bodyLimit = 16 * 1024;

/** @throws {ApiError} `body-too-large`, before more than the limit is kept in memory */
export async function readLimitedBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw new ApiError('body-too-large');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > bodyLimit) throw new ApiError('body-too-large');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
