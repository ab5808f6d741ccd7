export const browserNames = ['Edge', 'Chrome', 'Firefox', 'Safari'] as const;
export const systemNames = ['Windows', 'Android', 'iOS', 'macOS', 'Linux'] as const;

/** What a browser says it is, as far as a person needs it to recognise their own. Null: not one of the usual. */
export interface DeviceWords {
  readonly browser: (typeof browserNames)[number] | null;
  readonly system: (typeof systemNames)[number] | null;
}

// In this order: each claims to be those below it too.
const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const;
const systems = [
  ['Windows', /\bWindows\b/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\b(Linux|X11)\b/],
] as const;

export const deviceWords = (userAgent: string): DeviceWords => ({
  browser: browsers.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null,
  system: systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null,
});

/** "Chrome · Windows", or as much of it as is known. */
export function deviceName(userAgent: string): string {
  const { browser, system } = deviceWords(userAgent);
  return [browser, system].filter((word) => word !== null).join(' · ');
}
