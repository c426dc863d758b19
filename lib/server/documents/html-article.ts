import { DomUtils, ElementType } from "htmlparser2";
import { type Element, elementsIn, isElement, type Parent } from "./html-tree";

/** Where the article of a page stands, and what around and within it is furniture. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const FURNITURE = words(
  "aside audio button canvas footer head iframe input math menu nav noscript object script select style svg " +
    "template textarea video",
);
const FURNITURE_ROLES = words("banner complementary contentinfo dialog menu navigation search");
const INVISIBLE_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What the site systems call the boxes around and below an article. */
const FURNITURE_CLASS =
  /(?:^|[-_\s])(?:bd)?(?:share|sharebuttonbox|breadcrumbs?|crumbs?|dqwz|toolbar|tools|prev|next|prevnext|pagination|pager|footer|foot|header|head|top|nav|navbar|menu|sidebar|aside|related|xgwz|comments?|copyright|qrcode|ewm|print|fontsize|banner|login|search|jiathis)(?:$|[-_\s\d])/i;
/** An element with more of the page's text than this is not furniture, whatever it is called. */
const MAX_FURNITURE_SHARE = 1 / 4;
/** A block of which so much is links leads elsewhere. */
const MIN_LINK_SHARE = 0.8;
const LINK_BLOCKS = words("div dl li ol p section ul");

/** What marks the article: HTML's own elements first, then the containers of the usual government site systems. */
const ARTICLE_MARKS: readonly ((element: Element) => boolean)[] = [
  ({ name }) => name === "article",
  ({ name, attribs }) => name === "main" || attribs["role"] === "main",
  ({ attribs }) => /^(?:ucap-content|zoom)$/i.test(attribs["id"] ?? ""),
  ({ attribs }) =>
    /(?:^|\s)(?:trs_editor|trs_ueditor|pages_content|article-content)/i.test(attribs["class"] ?? ""),
];
/** Below this share of the page's text, what is marked as the article is a teaser or a mistake. */
const MIN_ARTICLE_SHARE = 1 / 2;
/** The element with so much of the page's prose is its article, or holds it. */
const MIN_PROSE_SHARE = 0.85;
/** In a page with fewer sentences nothing can be told from where they stand. */
const MIN_PROSE = 10;

/** The first words of lines that a site system puts around an article. */
const FURNITURE_LINE =
  /^【?(?:上一[篇条页]|下一[篇条页]|分享(?:到|至|：)|责任编辑|打印|关闭|【|字[号体]|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:率|数|次数)|来源[：:]|信息来源|发布(?:时间|日期|机构)[：:]|扫一扫|当前位置|您?(?:现在|当前|所在)的?位置|附件下载|相关(?:链接|文章|阅读|附件)|返回(?:顶部|首页|上一)|版权所有|主办单位|网站地图|首页$)/;
const LONGEST_FURNITURE_LINE = 80;

export const isFurnitureLine = (line: string): boolean =>
  line.length <= LONGEST_FURNITURE_LINE && !line.includes("。") && FURNITURE_LINE.test(line);

interface Measures {
  /** Characters that are no white space. */
  readonly text: number;
  /** Those of them that are in links. */
  readonly links: number;
  /** Marks of sentences: what tells prose from labels and lists of links. */
  readonly prose: number;
}

const NOTHING: Measures = { text: 0, links: 0, prose: 0 };

/** Classes that the page's own style sheet hides. */
function hiddenClasses(page: Parent): ReadonlySet<string> {
  const sheets = DomUtils.getElementsByTagName("style", page.children).map((style) =>
    DomUtils.textContent(style),
  );
  const rules = sheets.join("\n").match(/[^{}]+\{[^{}]*\}/g) ?? [];
  const hiding = rules.filter((rule) => /\{[^}]*display\s*:\s*none/i.test(rule));
  return new Set(
    hiding.flatMap((rule) =>
      rule
        .slice(0, rule.indexOf("{"))
        .split(",")
        .flatMap((selector) => /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []),
    ),
  );
}

/** One look at a page: how much text, links and prose each element holds, and with that what is furniture. */
export class PageView {
  readonly #measures = new Map<Parent | Element, Measures>();
  readonly #hidden: ReadonlySet<string>;
  readonly #all: Measures;

  constructor(readonly page: Parent) {
    this.#hidden = hiddenClasses(page);
    this.#all = this.#measure(page, false);
  }

  #measure(parent: Parent | Element, isLink: boolean): Measures {
    const sum = { ...NOTHING };
    for (const node of parent.children) {
      if (node.type === ElementType.Text) {
        const text = node.data.replace(/\s/g, "");
        sum.text += text.length;
        if (isLink) sum.links += text.length;
        else sum.prose += text.match(/[，。；！]/g)?.length ?? 0;
      } else if (isElement(node) && !this.#isInvisible(node)) {
        const { text, links, prose } = this.#measure(
          node,
          isLink || (node.name === "a" && "href" in node.attribs),
        );
        sum.text += text;
        sum.links += links;
        sum.prose += prose;
      }
    }
    this.#measures.set(parent, sum);
    return sum;
  }

  #of = (element: Parent | Element): Measures => this.#measures.get(element) ?? NOTHING;

  #isInvisible({ name, attribs }: Element): boolean {
    const classes = attribs["class"]?.split(/\s+/) ?? [];
    return (
      FURNITURE.has(name) ||
      FURNITURE_ROLES.has(attribs["role"] ?? "") ||
      "hidden" in attribs ||
      attribs["aria-hidden"] === "true" ||
      INVISIBLE_STYLE.test(attribs["style"] ?? "") ||
      // LibreOffice's names of a page's head and foot.
      (name === "div" && /^(?:header|footer)$/.test(attribs["title"] ?? "")) ||
      classes.some((name) => this.#hidden.has(name))
    );
  }

  /** Whether an element is no part of the article's text, by what it is, is called, or holds. */
  isFurniture = (element: Element): boolean => {
    if (this.#isInvisible(element)) return true;
    const { text, links, prose } = this.#of(element);
    if (text > this.#all.text * MAX_FURNITURE_SHARE) return false;
    const { name, attribs } = element;
    const isCalledSo = FURNITURE_CLASS.test(`${attribs["class"] ?? ""} ${attribs["id"] ?? ""}`);
    if (
      isCalledSo &&
      prose < MIN_PROSE &&
      !DomUtils.findOne((child) => /^h[1-3]$/.test(child.name), [element])
    )
      return true;
    return LINK_BLOCKS.has(name) && prose === 0 && text > 0 && links >= text * MIN_LINK_SHARE;
  };

  /** The element that the page marks as its article or that holds nearly all of its prose; else the page. */
  article(): Parent | Element {
    return this.#markedArticle() ?? this.#closest(this.page);
  }

  #markedArticle(): Element | undefined {
    for (const isMarked of ARTICLE_MARKS) {
      const marked = DomUtils.findAll(isMarked, this.page.children).filter((element) =>
        this.#measures.has(element),
      );
      const [article] = marked;
      if (article && marked.length === 1 && this.#of(article).text >= this.#all.text * MIN_ARTICLE_SHARE)
        return article;
    }
    return undefined;
  }

  #closest(page: Parent): Parent | Element {
    if (this.#all.prose < MIN_PROSE) return page;
    let [article, table]: (Parent | Element)[] = [page];
    for (;;) {
      const next: Element | undefined = elementsIn(article!).find(
        (child) => child.name !== "pre" && this.#of(child).prose >= this.#all.prose * MIN_PROSE_SHARE,
      );
      if (!next) return /^(?:tbody|tr)$/.test("name" in article! ? article!.name : "") ? table! : article!;
      if (next.name === "table") table = next;
      article = next;
    }
  }
}
