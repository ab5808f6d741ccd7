/** The one user of an embedded cluster, and its one database. */
export const owner = 'scrubline';

export const databaseUrlOf = (password: string, port: number, database = owner): string =>
  `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`;
