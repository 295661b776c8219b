/** Compiles the templates of one form: a page shell and one partial for each kind of block, and for what blocks are made of. */
import Handlebars from "handlebars";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import { type Form, type OwnPartial, partialNames } from "../model/theme.ts";
import type { World } from "../model/world.ts";

/** A page that was filled, and what was wrong with the user's partials. */
export interface Filled {
  page: string;
  problems: Diagnostic[];
}

/**
 * The page of a form with its partials, each of the user's in place of ours unless it fails, filled with a view. In HTML everything is
 * escaped where it is printed; in Markdown nothing is, so its view holds strings that are escaped already.
 */
export async function fillPage(world: World, form: Form, own: readonly OwnPartial[], view: object): Promise<Filled> {
  const names = partialNames[form];
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await world.asset(`templates/${form}/${name}.hbs`));
  const [shell = "", ...partials] = await Promise.all(["page", ...names].map(read));
  const ours = new Map(names.map((name, index): [string, string] => [name, partials[index] ?? ""]));
  const fill = (changed: ReadonlyMap<string, string>): string => filled(form, shell, changed, view);

  let taken = ours;
  const problems: Diagnostic[] = [];
  for (const { name, file, source } of own.filter((partial) => partial.form === form)) {
    const changed = new Map(taken).set(name, source);
    try {
      fill(changed);
      taken = changed;
    } catch (error) {
      const [found = "an error"] = (error instanceof Error ? error.message : String(error)).split("\n");
      problems.push(diagnostic("render/bad-template", { file, found }));
    }
  }
  return { page: fill(taken), problems };
}

function filled(form: Form, shell: string, partials: ReadonlyMap<string, string>, view: object): string {
  const handlebars = Handlebars.create();
  for (const [name, source] of partials) handlebars.registerPartial(name, source);
  handlebars.registerHelper("is", (left: unknown, right: unknown) => left === right);
  handlebars.registerHelper("turns", (text: unknown) => rightToLeft.test(String(text)));
  handlebars.registerHelper("at", (list: readonly unknown[], index: number) => list[index]);
  return handlebars.compile<object>(shell, { noEscape: form === "markdown", strict: false })(view);
}

/** Scripts that are written from right to left: what follows a name in one of them would be drawn into its order. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
