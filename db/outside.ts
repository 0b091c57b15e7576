import { AsyncLocalStorage } from "node:async_hooks";

const kept = Symbol.for("throughline.outside");

/** Calls the work as nobody's: in no request. */
type Outside = <Result>(work: () => Result) => Result;

const here: Outside = (work) => work();

/** Keeps, before the first request, where work is nobody's; the bundles of a server share it. */
export function keepOutside(): void {
  Object.assign(globalThis, { [kept]: AsyncLocalStorage.snapshot() });
}

/**
 * Calls the work outside of the request that asks for it. What outlives a request, such as a connection, is opened so: Node
 * lets whatever begins in a request hold on to the request, which holds on to all that it left, and, while requests overlap,
 * to those that came after. Where nothing was kept (commands and tests have no requests) the work is just called.
 */
export function outside<Result>(work: () => Result): Result {
  const found: Outside = Reflect.get(globalThis, kept) ?? here;
  return found(work);
}
