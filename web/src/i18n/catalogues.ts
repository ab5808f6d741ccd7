import type { CameraSource, ErrorCode, LeaveReason, ParticipantRole, Permission } from '@scrubline/contract';
import type { StaffRole } from '@scrubline/database';
import en from '../../messages/en.json' with { type: 'json' };
import zhCn from '../../messages/zh-CN.json' with { type: 'json' };
import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';
import type { Language } from './languages.ts';

/** What a person reads when something was refused: what happened, what was kept, what to do now. */
export interface RefusalSentence {
  readonly happened: string;
  readonly kept: string;
  readonly next: string;
}

/** A code, a source or a role without its words does not compile here. */
interface WordsForEveryCode {
  readonly ErrorCode: Record<ErrorCode, RefusalSentence>;
  readonly ApiErrorCode: Record<ApiErrorCode, RefusalSentence>;
  readonly LeaveReason: Record<LeaveReason, { readonly others: string; readonly own: string }>;
  readonly CameraSource: Record<CameraSource, string>;
  readonly ParticipantRole: Record<ParticipantRole, string>;
  readonly Permission: Record<Permission, string>;
  readonly StaffRole: Record<StaffRole, string>;
  readonly Language: Record<Language, string>;
}

export type Messages = typeof zhCn;

/** Both catalogues. Each must hold every message of the other, so that neither can fall behind. */
export const catalogues = { 'zh-CN': zhCn, en } satisfies Record<Language, Messages & typeof en & WordsForEveryCode>;
