import { expect, test } from 'vitest';
import { zoneName } from './zone-name.ts';

test('a time zone is called what people call it', () => {
  expect(zoneName('Asia/Shanghai', 'zh-CN')).toBe('中国标准时间');
  expect(zoneName('America/New_York', 'en')).toBe('Eastern Time');
});
