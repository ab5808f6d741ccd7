/**
 * Whether somebody who takes a seat starts muted. Without `speak` always; otherwise only when they were muted the last
 * time: nobody comes back louder than they left.
 */
export function startsMuted(newcomer: { readonly maySpeak: boolean; readonly wasMuted: boolean }): boolean {
  return newcomer.wasMuted || !newcomer.maySpeak;
}
