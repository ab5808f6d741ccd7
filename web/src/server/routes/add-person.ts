import { addStaffMember, findSite } from '@scrubline/database';
import { hashPassword } from 'better-auth/crypto';
import { initialPasswordReply, newPersonBody } from '../../shared/api/person-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noParams } from '../api-route.ts';
import { drawInitialPassword } from '../initial-password.ts';
import { requireRecentlySignedIn } from '../signed-in-person.ts';
import { administrators } from '../theatres.ts';

/** `POST /api/people`: the password is answered once, and nobody can read it again. */
export const addPerson = apiRoute({
  body: newPersonBody,
  params: noParams,
  reply: initialPasswordReply,
  audit: {
    action: 'person:add',
    about: ({ body, reply }) => ({ ...(reply && { subjectId: reply.userId }), facts: { role: body.role } }),
  },
  answer: async (backend, { request, body }) => {
    await requireRecentlySignedIn(backend, request.headers, administrators);
    const { departmentZh, departmentEn, ...rest } = body;
    if (!(await findSite(backend.database, rest.siteId))) throw new ApiError('body-invalid');
    const userId = backend.newId();
    const password = drawInitialPassword();
    const passwordHash = await hashPassword(password);
    const person = { ...rest, userId, passwordHash, department: { zh: departmentZh, en: departmentEn } };
    if (!(await addStaffMember(backend.database, person, new Date(backend.now())))) throw new ApiError('email-taken');
    return { userId, password };
  },
});
