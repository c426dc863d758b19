/** Keeps a choice of the reader that is no secret; by https it goes by https only. */
export function writeCookie(choice: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${choice}; path=/; samesite=lax${secure}`;
}
