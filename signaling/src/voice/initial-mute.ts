/**
 * Whether somebody who takes a seat starts muted. Without `speak` always; otherwise only when their last visit stands or
 * was cut off muted. After leaving on purpose they start open: entering anew is an act of its own.
 */
export function startsMuted(newcomer: { readonly maySpeak: boolean; readonly wasMuted: boolean }): boolean {
  return newcomer.wasMuted || !newcomer.maySpeak;
}
