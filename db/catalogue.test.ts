import { expect, test } from "vitest";
import { catalogueFacts } from "./testing/catalogue-facts";
import { catalogueFindings } from "./testing/catalogue-lint";
import { expectedCatalogue } from "./testing/expected-catalogue";
import { asSuperuser } from "./testing/superuser";

test("the database has nothing that would let somebody past isolation", async () => {
  expect(catalogueFindings(await asSuperuser(catalogueFacts), expectedCatalogue)).toEqual([]);
});
