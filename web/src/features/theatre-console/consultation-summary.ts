/** What the console shows of its consultation, in the reader's language. */
export interface ConsultationSummary {
  readonly consultationId: string;
  readonly title: string;
  readonly site: string;
  readonly theatre: string;
  readonly surgeonName: string;
  /** For instance "周*栋 男 63 岁"; null for whoever may not see it. */
  readonly patient: string | null;
  readonly timeZone: string;
  readonly demonstration: boolean;
  /** Whoever came by an invitation has no day to go back to. */
  readonly isGuest: boolean;
}
