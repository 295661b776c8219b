/** The parts of a workbook, read element by element: no tree, no entity but XML's own five. */
import { Parser } from "htmlparser2";

/** Elements of one part that are read; a sheet of the largest size that is read as a table has fewer. */
const elementLimit = 3_000_000;

export interface Handlers {
  open?(name: string, attribute: (name: string) => string): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Tells the handlers of each element by its local name. A part that is missing is empty and holds none. Throws for too many elements. */
export function readXml(xml: string, handlers: Handlers): void {
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1;
        if (elements > elementLimit) throw new Error(`more than ${elementLimit} elements`);
        handlers.open?.(local(name), (key) => attributes[key] ?? "");
      },
      ontext: (text) => handlers.text?.(text),
      onclosetag: (name) => handlers.close?.(local(name)),
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
