/**
 * Scrolls `element` into sight within its pane, and only the pane: where the pane does not scroll (narrow screens) the
 * page does. What is hidden stays where it is.
 */
export function bringIntoView(
  pane: HTMLElement | null,
  element: Element | null | undefined,
  block: "center" | "nearest",
): void {
  if (!pane || !element || pane.getClientRects().length === 0) return;
  if (pane.scrollHeight <= pane.clientHeight + 1) {
    element.scrollIntoView({ block });
    return;
  }
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const above = box.top - frame.top;
  const below = box.bottom - frame.bottom;
  if (block === "center") pane.scrollTop += above - (frame.height - box.height) / 2;
  else if (above < 0 || box.height > frame.height) pane.scrollTop += above;
  else if (below > 0) pane.scrollTop += below;
}
