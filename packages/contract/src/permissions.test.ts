import { describe, expect, it } from 'vitest';
import { CameraSource } from './camera-sources.ts';
import { mayPublish, Permission, permissionMeanings } from './permissions.ts';

describe('permissions', () => {
  it('hold one for publishing each camera source', () => {
    for (const source of CameraSource.options) expect(Permission.parse(mayPublish(source))).toBe(`publish:${source}`);
  });

  it('are each explained', () => {
    const explained = [...CameraSource.options.map(mayPublish), ...Object.keys(permissionMeanings)];
    expect(explained.toSorted()).toEqual([...Permission.options].toSorted());
  });

  it('are a closed list', () => {
    for (const unknown of ['publish:', 'publish:x-ray', 'publish:*', '*', 'SPEAK', '', null]) {
      expect(Permission.safeParse(unknown).success).toBe(false);
    }
  });
});
