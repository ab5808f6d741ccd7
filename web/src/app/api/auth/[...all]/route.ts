import { currentBackend } from '../../../../server/backend.ts';
import { answerAuth } from '../../../../server/routes/answer-auth.ts';

const answer = (request: Request) => answerAuth(currentBackend(), request);

export const GET = answer;
export const POST = answer;
