import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { product } from './support/product.ts';
import { enterTheatre, expect, expectLive, openRig, startOperation, test } from './support/stage.ts';

test('no log of a whole meeting holds a name, an address, a password or a ticket', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'phantom');
  const console = await stage.page(await stage.browser());
  await enterTheatre(console);
  await expectLive(console);

  const { dataDirectory, password } = product();
  const logDirectory = join(dataDirectory, 'logs');
  const files = await readdir(logDirectory);
  const logs = await Promise.all(files.map((file) => readFile(join(logDirectory, file), 'utf8')));
  const everything = logs.join('\n');
  expect(everything).toContain('session opened');
  for (const secret of ['周', '国栋', '顾明远', '陈立', 'gu.mingyuan', password, 'eyJ']) {
    expect(everything).not.toContain(secret);
  }
});
