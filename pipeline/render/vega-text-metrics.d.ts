/** Vega's hook for the width of text, which its own type declarations leave out. */
import "vega";

declare module "vega" {
  export const textMetrics: {
    /** Width in pixels of a text mark's text; Vega estimates it where there is no canvas. */
    width: (
      item: { fontSize?: number; fontWeight?: string | number; limit?: number },
      text: string | undefined,
    ) => number;
  };
}
