import { type TextSpan } from "@/lib/format/marked-text";

/** The attribute in which a paragraph on the screen carries its offset in the report's text. */
export const OFFSET_ATTRIBUTE = "data-offset";

/**
 * The stretch of the report's text that is selected on the screen, without white space at its ends; null where
 * nothing of the text is selected.
 */
export function selectedSpan(root: HTMLElement, text: string): TextSpan | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(root, range.startContainer, range.startOffset);
  const end = offsetOf(root, range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const chosen = text.slice(start, end);
  const trimmed = chosen.trim();
  if (trimmed === "") return null;
  const from = start + chosen.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}

/** The paragraph on the screen that holds an offset, or the next one; it is opened where it is folded away. */
export function paragraphAt(root: HTMLElement, offset: number): Element | null {
  const paragraphs = [...root.querySelectorAll(`[${OFFSET_ATTRIBUTE}]`)];
  const startOf = (paragraph: Element) => Number(paragraph.getAttribute(OFFSET_ATTRIBUTE));
  const found = paragraphs.findLast((paragraph) => startOf(paragraph) <= offset) ?? paragraphs[0] ?? null;
  found?.closest("details")?.setAttribute("open", "");
  return found;
}

/** A paragraph's text on the screen is exactly its text in the report, so counting characters is enough. */
function offsetOf(root: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest(`[${OFFSET_ATTRIBUTE}]`);
  if (!paragraph || !root.contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.getAttribute(OFFSET_ATTRIBUTE)) + before.toString().length;
}
