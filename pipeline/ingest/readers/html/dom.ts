/** A page as a tree of elements and texts: as much of a DOM as the reader uses, made in one pass; no script runs and nothing is fetched. */

export interface PageNode {
  /** 1 an element, 3 a text. */
  readonly nodeType: number;
  /** Upper case for an element. */
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: readonly PageNode[];
}

export interface PageElement extends PageNode {
  readonly className: string;
  readonly id: string;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): readonly PageElement[];
}

export interface Page extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
}

/** Larger pages take too long for what an article can be. */
const elementLimit = 60_000;
const depthLimit = 400;
/** What finds the article looks at an element once for each element around it: so many looks are seconds. */
const looksLimit = 1_000_000;

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;

/** White space single, none at the ends. */
export const tidy = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

class TextNode implements PageNode {
  readonly nodeType = 3;
  readonly nodeName = "#text";
  readonly childNodes: readonly PageNode[] = [];
  readonly textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }
}

type Select = (selector: string) => (element: ElementNode) => boolean;

class ElementNode implements PageElement {
  readonly nodeType = 1;
  readonly nodeName: string;
  readonly childNodes: (ElementNode | TextNode)[] = [];
  readonly name: string;
  readonly parentElement: ElementNode | null;
  readonly #attributes: Readonly<Record<string, string>>;
  readonly #select: Select;

  constructor(
    name: string,
    attributes: Readonly<Record<string, string>>,
    parentElement: ElementNode | null,
    select: Select,
  ) {
    this.name = name;
    this.nodeName = name.toUpperCase();
    this.parentElement = parentElement;
    this.#attributes = attributes;
    this.#select = select;
  }

  get className(): string {
    return this.getAttribute("class") ?? "";
  }

  get id(): string {
    return this.getAttribute("id") ?? "";
  }

  get textContent(): string {
    return this.childNodes.map((child) => (child.nodeName === "SCRIPT" ? "" : child.textContent)).join("");
  }

  getAttribute(name: string): string | null {
    return Object.hasOwn(this.#attributes, name) ? (this.#attributes[name] ?? null) : null;
  }

  querySelector(selector: string): PageElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  querySelectorAll(selector: string): readonly PageElement[] {
    const fits = this.#select(selector);
    return this.elements().filter(fits);
  }

  /** All elements inside, in document order. */
  elements(): readonly ElementNode[] {
    const found: ElementNode[] = [];
    const visit = (element: ElementNode): void => {
      for (const child of element.childNodes) {
        if (!(child instanceof ElementNode)) continue;
        found.push(child);
        visit(child);
      }
    };
    visit(this);
    return found;
  }
}

class PageTree extends ElementNode implements Page {
  /** Listed while the page is parsed: most is asked of the whole page. */
  readonly all: ElementNode[] = [];

  override elements(): readonly ElementNode[] {
    return this.all;
  }

  get documentElement(): PageElement | null {
    return this.querySelector("html");
  }

  get body(): PageElement | null {
    return this.querySelector("body") ?? this.documentElement;
  }
}

/** Parses a page. Throws for one too large or too deep to read, as soon as that is seen. */
export async function parsePage(html: string): Promise<Page> {
  const [{ Parser }, select] = await Promise.all([import("htmlparser2"), selecting()]);
  const page = new PageTree("#document", {}, null, select);
  let open: ElementNode = page;
  let depth = 0;
  let looks = 0;
  let text: string[] = [];
  let mute = false;
  const endText = (): void => {
    if (text.length > 0) open.childNodes.push(new TextNode(text.join("")));
    text = [];
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      endText();
      depth += 1;
      looks += depth;
      if (looks > looksLimit) throw new Error(`${page.all.length} elements, too deep for so many`);
      if (depth > depthLimit) throw new Error(`elements nested more than ${depthLimit} deep`);
      if (page.all.length >= elementLimit) throw new Error(`more than ${elementLimit} elements`);
      const element = new ElementNode(name, attributes, open, select);
      open.childNodes.push(element);
      page.all.push(element);
      open = element;
      mute = name === "style";
    },
    ontext(data) {
      if (!mute) text.push(data);
    },
    onclosetag() {
      endText();
      depth -= 1;
      mute = false;
      open = open.parentElement ?? page;
    },
  });
  // A page without a root element is all body.
  parser.end(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  return page;
}

async function selecting(): Promise<Select> {
  const { compile } = await import("css-select");
  const siblings = (node: ElementNode | TextNode): (ElementNode | TextNode)[] =>
    node instanceof ElementNode ? (node.parentElement?.childNodes ?? [node]) : [node];
  const compiled = new Map<string, (element: ElementNode) => boolean>();
  return (selector) => {
    const known = compiled.get(selector);
    if (known !== undefined) return known;
    const fits = compile<ElementNode | TextNode, ElementNode>(selector, {
      adapter: {
        isTag: (node) => node instanceof ElementNode,
        getAttributeValue: (element, name) => element.getAttribute(name) ?? undefined,
        getChildren: (node) => (node instanceof ElementNode ? node.childNodes : []),
        getName: (element) => element.name,
        getParent: (element) => element.parentElement,
        getSiblings: siblings,
        getText: (node) => node.textContent,
        hasAttrib: (element, name) => element.getAttribute(name) !== null,
        removeSubsets: (nodes) => nodes,
      },
    });
    compiled.set(selector, fits);
    return fits;
  };
}
