import { expect, test } from "vitest";
import { asViewer } from "../doors";
import { actAs, aNetwork, aViewer, leaves, seriesKeys } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { findHealthPlace } from "./warnings";

test("the chain has its stages in order, with who runs them", async () => {
  const network = await aNetwork();
  const place = await actAs(network.desk.viewer, (tx) => findHealthPlace(tx, network.slug));
  expect(place?.chain).toEqual({
    name: "Parcel to door",
    customer: "a household that ordered",
    promise: "Your parcel comes when we said it would.",
    outcomeSeriesKey: seriesKeys.E1,
    composedMetricCode: null,
    agreedFrom: null,
    stages: [
      { name: "Deliver", organisationId: network.carrier.id, seriesKey: seriesKeys.D1 },
      { name: "Answer", organisationId: network.desk.id, seriesKey: seriesKeys.A1 },
    ],
  });
});

test("everybody who acts in the network sees its chain, and nobody else", async () => {
  const network = await aNetwork();
  const other = await aNetwork();
  const seen = await seenByEach(
    {
      "the brand's viewer": network.brand.viewer,
      "the carrier's go-to person": network.carrier.goto,
      "the carrier's admin": network.carrier.admin,
      "an outsider": other.carrier.manager,
    },
    async (tx) => (await findHealthPlace(tx, network.slug))?.chain?.stages.length,
  );
  expect(seen).toEqual({
    nobody: undefined,
    "the brand's viewer": 2,
    "the carrier's go-to person": 2,
    "the carrier's admin": undefined,
    "an outsider": undefined,
  });
});

test("an organisation that left sees no chain from the next call on, though it runs a stage", async () => {
  const network = await aNetwork();
  const token = await aViewer(network.desk.manager);
  const look = () => asViewer({ token }, (tx) => findHealthPlace(tx, network.slug));
  expect(await look()).not.toBeNull();
  await leaves(network.desk, network);
  expect(await look()).toBeNull();
});
