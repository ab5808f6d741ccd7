import { useEffect, useState } from 'react';

/** The cameras or microphones that are plugged in. Labels are empty until the browser has given permission once. */
export function useDevices(kind: MediaDeviceKind, refreshOn: unknown): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: labels appear once a capture has started.
  useEffect(() => {
    let current = true;
    const list = async () => {
      const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
      if (current) setDevices(all.filter((device) => device.kind === kind && device.deviceId !== ''));
    };
    void list();
    navigator.mediaDevices?.addEventListener('devicechange', list);
    return () => {
      current = false;
      navigator.mediaDevices?.removeEventListener('devicechange', list);
    };
  }, [kind, refreshOn]);

  return devices;
}
