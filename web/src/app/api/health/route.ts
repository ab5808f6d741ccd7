import { currentBackend } from '../../../server/backend.ts';
import { checkHealth } from '../../../server/routes/check-health.ts';

// Asked at each request, not once while building.
export const dynamic = 'force-dynamic';

export const GET = () => checkHealth(currentBackend());
