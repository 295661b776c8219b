/** The few parts of a parsed page that the reader uses, and the parser that makes them: no script runs and nothing is fetched. */

export interface PageNode {
  /** 1 an element, 3 a text. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly className: string;
  readonly id: string;
  readonly innerHTML: string;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
  append(...nodes: PageNode[]): void;
  replaceWith(...nodes: PageNode[]): void;
  insertAdjacentHTML(position: "beforebegin" | "afterend", html: string): void;
}

export interface Page extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
  cloneNode(deep: boolean): Page;
  createElement(name: string): PageElement;
}

/** Parses a page. linkedom is a parser with a DOM and nothing more: it has no script engine and no network. */
export async function parsePage(html: string): Promise<Page> {
  const { parseHTML } = await import("linkedom");
  // Without a root element linkedom has no body to put the text into.
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document;
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;

/** White space single, none at the ends. */
export const tidy = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();
