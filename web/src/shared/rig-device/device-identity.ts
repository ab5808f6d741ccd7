import { z } from 'zod';

/** What this browser is known by. The private key cannot leave it. */
export interface DeviceIdentity {
  readonly rigId: string;
  readonly privateKey: CryptoKey;
}

const StoredIdentity = z.object({ rigId: z.string(), privateKey: z.instanceof(CryptoKey) });

const databaseName = 'scrubline-rig';
const storeName = 'identity';
const recordKey = 'device';

/** ECDSA over P-256, which every browser can keep without ever showing it. */
export const deviceKeyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export async function loadIdentity(): Promise<DeviceIdentity | null> {
  const stored = await inStore('readonly', (store) => store.get(recordKey));
  return StoredIdentity.safeParse(stored).data ?? null;
}

export async function keepIdentity(identity: DeviceIdentity): Promise<void> {
  await inStore('readwrite', (store) => store.put(identity, recordKey));
}

export async function forgetIdentity(): Promise<void> {
  await inStore('readwrite', (store) => store.delete(recordKey));
}

function inStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(storeName, mode);
      const request = act(transaction.objectStore(storeName));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}
