import type postgres from "postgres";
import { catalogueFacts } from "../catalogue-facts";
import type { Mutant } from "./mutant";
import { mutantsOfConstraints } from "./of-constraints";
import { mutantsOfFunctions } from "./of-functions";
import { mutantsOfPolicy } from "./of-policies";
import { otherMutants } from "./of-roles";
import { mutantsOfTable } from "./of-tables";

/** Every mutant of the database that is there, generated from its catalogue. */
export async function mutantsOf(sql: postgres.ISql): Promise<readonly Mutant[]> {
  const facts = await catalogueFacts(sql);
  return [
    ...facts.relations.flatMap((relation) => mutantsOfTable(relation, facts)),
    ...facts.policies.flatMap(mutantsOfPolicy),
    ...(await mutantsOfConstraints(sql)),
    ...(await mutantsOfFunctions(sql)),
    ...otherMutants,
  ];
}
