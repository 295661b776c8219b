/** Compiles the templates of one form: a page shell and one partial for each kind of block, and for what blocks are made of. */
import Handlebars from "handlebars";
import { type Form, partialNames } from "../model/theme.ts";
import type { World } from "../model/world.ts";

/** A template that is ready to be filled. */
export type Page = (view: object) => string;

/**
 * The page of a form with its partials. In HTML everything is escaped where it is printed;
 * in Markdown nothing is, so its view holds strings that are escaped already.
 */
export async function loadPage(world: World, form: Form): Promise<Page> {
  const handlebars = Handlebars.create();
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await world.asset(`templates/${form}/${name}.hbs`));
  const names = partialNames[form];
  const [shell, ...partials] = await Promise.all(["page", ...names].map(read));
  for (const [index, name] of names.entries()) handlebars.registerPartial(name, partials[index] ?? "");
  handlebars.registerHelper("is", (left: unknown, right: unknown) => left === right);
  handlebars.registerHelper("at", (list: readonly unknown[], index: number) => list[index]);
  const page = handlebars.compile<object>(shell ?? "", { noEscape: form === "markdown", strict: false });
  return (view) => page(view);
}
