import { DomUtils, parseDocument } from "htmlparser2";
import { collapse } from "./characters";
import { isFurnitureLine, PageView } from "./html-article";
import { linesOf } from "./html-lines";
import type { Element, Parent } from "./html-tree";

interface HtmlText {
  /** One block element or table row a line. */
  text: string;
  title?: string;
}

const SHORTEST_TITLE = 4;

const named = (name: string, root: Parent | Element) =>
  DomUtils.findOne((element) => element.name === name, root.children);

const wordsOf = (element: Element | null): string => (element ? collapse(DomUtils.textContent(element)) : "");

/** 文章标题 as the government websites' rules of 2017 have pages say it. */
const declaredTitle = (page: Parent): string =>
  collapse(
    DomUtils.findOne(
      ({ name, attribs }) => name === "meta" && /^ArticleTitle$/i.test(attribs["name"] ?? ""),
      page.children,
    )?.attribs["content"] ?? "",
  );

/** The line above the article that its site calls the title: it begins what the browser's tab says. */
function headlineOf(page: Parent, above: readonly string[]): string | undefined {
  const titles = [declaredTitle(page), wordsOf(named("title", page))].map((title) =>
    title.replace(/\s/g, ""),
  );
  return above.findLast((line) => {
    const words = line.replace(/\s/g, "");
    return words.length >= SHORTEST_TITLE && titles.some((title) => title.startsWith(words));
  });
}

/** The text of an HTML page: its article under its title, without what the site puts around and into it. */
export function htmlToText(html: string): HtmlText {
  const page = parseDocument(html);
  const view = new PageView(page);
  const article = view.article();
  const lines = linesOf(article, view.isFurniture).filter((line) => !isFurnitureLine(line));
  const h1 = wordsOf(named("h1", article) ?? named("h1", page));
  if (article !== page) {
    const all = linesOf(page, view.isFurniture);
    const above = all.slice(0, Math.max(0, all.indexOf(lines[0] ?? "")));
    const headline = h1 || headlineOf(page, above);
    if (headline && !lines.some((line) => line.endsWith(headline))) lines.unshift(headline);
  }
  return {
    text: lines.join("\n"),
    title: h1 || declaredTitle(page) || wordsOf(named("title", page)) || undefined,
  };
}
