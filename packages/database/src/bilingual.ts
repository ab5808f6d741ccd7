/** A name that pages show in the reader's language. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
