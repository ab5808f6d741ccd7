/** How a film is compressed. */
export interface FilmCodec {
  /** As WebCodecs names it. */
  readonly codec: string;
  readonly bitrateBps: number;
}

export interface CodecOrder {
  readonly codecs: readonly FilmCodec[];
  readonly frames: number;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
}

declare global {
  interface Window {
    throughCodecs: (order: CodecOrder) => Promise<void>;
  }
}

/** A decoder may keep this many pictures back before the encoder waits for it. */
const mostBehind = 4;

/** Half width and half height, each pixel the mean of four: the luma that a tracker gets. */
async function smallLumaOf(frame: VideoFrame, buffer: Uint8Array): Promise<ArrayBuffer> {
  const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
  const [{ offset, stride } = { offset: 0, stride: width }] = await frame.copyTo(buffer);
  const small = new ArrayBuffer((width / 2) * (height / 2));
  const out = new Uint8Array(small);
  let to = 0;
  for (let row = 0; row < height; row += 2) {
    let at = offset + row * stride;
    for (let column = 0; column < width; column += 2) {
      const above = (buffer[at] ?? 0) + (buffer[at + 1] ?? 0);
      const below = (buffer[at + stride] ?? 0) + (buffer[at + stride + 1] ?? 0);
      out[to] = (above + below + 2) >> 2;
      to += 1;
      at += 2;
    }
  }
  return small;
}

class CodecChain {
  readonly #encoder: VideoEncoder;
  readonly #decoder: VideoDecoder;
  readonly #buffer: Uint8Array;
  #posting: Promise<unknown> = Promise.resolve();
  #encoded = 0;
  #decoded = 0;
  #failure: DOMException | null = null;

  constructor({ codec, bitrateBps }: FilmCodec, place: number, { fps, width, height }: CodecOrder) {
    this.#buffer = new Uint8Array((width * height * 3) / 2);
    const error = (problem: DOMException) => {
      this.#failure ??= problem;
    };
    this.#decoder = new VideoDecoder({
      error,
      output: (frame) => {
        this.#decoded += 1;
        this.#posting = this.#posting.then(() => this.#post(frame, place, fps));
      },
    });
    this.#encoder = new VideoEncoder({
      error,
      output: (chunk, metadata) => {
        if (metadata?.decoderConfig) {
          this.#decoder.configure({ ...metadata.decoderConfig, optimizeForLatency: true });
        }
        this.#encoded += 1;
        this.#decoder.decode(chunk);
      },
    });
    this.#encoder.configure({ codec, width, height, bitrate: bitrateBps, framerate: fps, latencyMode: 'realtime' });
  }

  async take(frame: VideoFrame, isFirst: boolean): Promise<void> {
    this.#encoder.encode(frame, { keyFrame: isFirst });
    await this.#encoder.flush();
    while (this.#encoded - this.#decoded > mostBehind && !this.#failure) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await this.#posting;
    if (this.#failure) throw this.#failure;
  }

  async end(): Promise<void> {
    await this.#decoder.flush();
    await this.#posting;
    this.#encoder.close();
    this.#decoder.close();
    if (this.#failure) throw this.#failure;
  }

  async #post(frame: VideoFrame, place: number, fps: number): Promise<void> {
    const number = Math.round((frame.timestamp * fps) / 1_000_000);
    const body = await smallLumaOf(frame, this.#buffer);
    frame.close();
    await fetch(`/decoded/${place}/${number}`, { method: 'POST', body });
  }
}

window.throughCodecs = async (order) => {
  const { codecs, frames, fps, width, height } = order;
  const chains = codecs.map((codec, place) => new CodecChain(codec, place, order));
  for (let number = 0; number < frames; number++) {
    const picture = await (await fetch(`/picture/${number}`)).arrayBuffer();
    const frame = new VideoFrame(picture, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: Math.round((number * 1_000_000) / fps),
    });
    await Promise.all(chains.map((chain) => chain.take(frame, number === 0)));
    frame.close();
  }
  for (const chain of chains) await chain.end();
};
