import { decimalText, seriesOf, yes, type Typed } from "./typed";

/** A change of a chain as it was typed; one that ends it says nothing else of it. */
export function chainOf(place: string, typed: Typed): object {
  const { one, all, items } = typed;
  const terms = `${place}.terms`;
  return {
    change: "chain",
    name: one(`${place}.name`),
    parties: all(`${place}.parties`),
    terms:
      one(`${place}.holds`) === "no"
        ? null
        : {
            customer: one(`${terms}.customer`),
            who: one(`${terms}.who`),
            promise: one(`${terms}.promise`),
            outcome: seriesOf(one(`${terms}.outcome`)),
            stages: items(`${terms}.stages`).map((at) => stageOf(at, typed)),
          },
  };
}

function stageOf(at: string, typed: Typed): object {
  const { one, items } = typed;
  return {
    name: one(`${at}.name`),
    isOptional: yes(one(`${at}.isOptional`)),
    branches: items(`${at}.branches`).map((branch) => ({
      name: one(`${branch}.name`),
      organisation: one(`${branch}.organisation`),
      share: decimalText(one(`${branch}.share`)),
      series: chosenSeries(one(`${branch}.series`)),
    })),
    handOff: chosenSeries(one(`${at}.handOff`)),
  };
}

/** The series that was chosen; null for none. */
function chosenSeries(text: string): unknown {
  return text === "" ? null : seriesOf(text);
}
