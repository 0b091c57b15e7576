import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { networkFile } from "@/lib/network-file/network-file";
import { actAs, aNetwork, type Person } from "../testing";
import { findMonthPlace } from "./report-place";

/** A network whose outcome of November was this many of 1,000; its two stages were at 907 and 908. */
function measuring(good: number) {
  return aNetwork(null, (text) => {
    const file = networkFile.parse(JSON.parse(text));
    const networks = file.networks.map((network) => ({
      ...network,
      figures: network.figures.map((figure) =>
        figure.metric === "E1" && figure.period === "2025-11"
          ? { ...figure, numerator: good }
          : figure,
      ),
    }));
    return JSON.stringify({ ...file, networks });
  });
}

test("an outcome that its stages can't have given is asked of all who report it or a stage, and of nobody else", async () => {
  const network = await measuring(990);
  const other = await aNetwork();
  const november = period("2025-11");
  const asked = [network.brand.manager, network.carrier.manager, network.desk.goto];
  for (const person of asked) expect(await questionTo(person, network.slug)).toBe(november);
  expect(await questionTo(other.carrier.manager, network.slug)).toBeNull();
});

test("an outcome within its bounds asks nothing of anybody", async () => {
  const network = await measuring(880);
  expect(await questionTo(network.carrier.manager, network.slug)).toBeNull();
});

function questionTo(person: Person, slug: string) {
  return actAs(person, async (tx, viewer) => {
    const place = await findMonthPlace(tx, slug, viewer.organisationId);
    return place?.question ?? null;
  });
}
