import { type AuditEntry, streamAuditEvents, toFhirAuditEvent } from '@scrubline/database';
import { AuditSearch } from '../../shared/api/audit-api.ts';
import { ApiError } from '../api-error.ts';
import { respondFailure } from '../api-route.ts';
import { askerOf } from '../asker.ts';
import { periodOf } from '../audit-view.ts';
import type { Backend } from '../backend.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';
import { administrators } from '../theatres.ts';

/**
 * `GET /api/audit/export?from=2026-03-01&to=2026-03-31`: FHIR R4 AuditEvents, one a line, as they are read: a year does
 * not have to fit into memory.
 */
export async function exportAudit(backend: Backend, request: Request): Promise<Response> {
  const search = AuditSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const entry = (outcome: string): AuditEntry => ({
    at: new Date(backend.now()),
    actor: askerOf(request.headers),
    action: 'audit:export',
    outcome,
    facts: { from: search.from ?? '', to: search.to ?? '' },
  });
  try {
    const person = await requireSignedInPerson(backend, request.headers, administrators);
    const period = await periodOf(backend, person, search);
    await backend.audit.record(entry('ok'));
    return new Response(streamOf(linesOf(backend, period)), {
      headers: {
        'content-type': 'application/fhir+ndjson',
        'content-disposition': `attachment; filename="audit-${search.from ?? 'all'}-${search.to ?? 'now'}.ndjson"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    backend.audit.recordRefusal(entry(error instanceof ApiError ? error.code : 'internal'));
    return respondFailure(error, backend, request);
  }
}

async function* linesOf({ database }: Backend, period: { from?: Date; to?: Date }): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const event of streamAuditEvents(database, period)) {
    yield encoder.encode(`${JSON.stringify(toFhirAuditEvent(event))}\n`);
  }
}

/** Reads on only when the one who downloads takes more, and ends with them. */
function streamOf(lines: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}
