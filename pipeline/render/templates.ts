/** Compiles the templates of one form: a page shell and one partial for each kind of block. */
import Handlebars from "handlebars";
import type { World } from "../model/world.ts";

/** A template that is ready to be filled. */
export type Page = (view: object) => string;

const blocks = ["paragraph", "findings", "quotations", "table", "comparison", "figure", "sources"] as const;

/**
 * The page of a form (`html` or `markdown`) with its partials. In HTML everything is escaped where it is printed;
 * in Markdown nothing is, so its view holds strings that are escaped already.
 */
export async function loadPage(world: World, form: "html" | "markdown", extra: readonly string[] = []): Promise<Page> {
  const handlebars = Handlebars.create();
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await world.asset(`templates/${form}/${name}.hbs`));
  const [shell, ...partials] = await Promise.all(["page", ...blocks, ...extra].map(read));
  for (const [index, name] of [...blocks, ...extra].entries()) handlebars.registerPartial(name, partials[index] ?? "");
  handlebars.registerHelper("is", (left: unknown, right: unknown) => left === right);
  handlebars.registerHelper("at", (list: readonly unknown[], index: number) => list[index]);
  const page = handlebars.compile<object>(shell ?? "", { noEscape: form === "markdown", strict: false });
  return (view) => page(view);
}
