import type { RouteRow } from "./row";
import type { Told } from "./world";

/** The address of a route, its parameters filled with what is told of a thing. */
export function addressOf({ at }: Pick<RouteRow, "at">, told: Told): string {
  const words = new Map(Object.entries(told));
  return at.replaceAll(/\[(\w+)\]/g, (_whole, name: string) => {
    const value = words.get(name);
    if (typeof value !== "string") throw new Error(`nothing is told of [${name}]: ${at}`);
    return value;
  });
}
