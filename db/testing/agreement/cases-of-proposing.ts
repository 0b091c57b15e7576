import { addMonths, monthNumber } from "@/lib/periods/period";
import { proposalText } from "@/lib/proposals/proposal-terms";
import { bandChange, comingMonth, termsOf, versionChange } from "../proposed";
import { numberOf, openMonth, type Case } from "./scene";

const coming = comingMonth();
const season = {
  cap: null,
  budget: null,
  rules: [
    {
      name: "Peak",
      from: openMonth,
      to: null,
      trigger: { kind: "season" as const, months: [12] },
      effect: { amount: "1" },
    },
  ],
};
const grace = { misses: 1, periods: 3, from: openMonth, to: null };

/** What may be proposed, and in which place of what. */
export const casesOfProposing: readonly Case[] = [
  {
    says: "only a proposal for this network with changes is one",
    plays: async ({ network, elsewhere, proposes, is }) => {
      const { brand } = network;
      const text = proposalText(termsOf(network, [bandChange("P1", "97", "93")]));
      const wrong = {
        "another kind": text.replace('"kind":"proposal"', '"kind":"promise"'),
        "another network": text.replace(network.slug, elsewhere.slug),
        "no change": text.replace(/"changes":\[.*\],"from"/, '"changes":[],"from"'),
        "an unknown change": text.replace("band-set", "promise"),
      };
      for (const [why, terms] of Object.entries(wrong)) {
        const came = await proposes(brand.manager, [], { text: terms });
        const object = why === "an unknown change" ? { object: "promise P1" } : {};
        is(why, came, { ...object, refused: "malformed" });
      }
    },
  },
  {
    says: "a version follows the last one, later, with members as parties",
    plays: async ({ network, proposes, is, sql, answers }) => {
      const { brand, carrier, desk } = network;
      const version = (number: number) =>
        versionChange("P1", [carrier.slug, brand.slug], { version: number });
      const changed = { object: "metric-version P1", refused: "changed" };
      is("the same again", await proposes(brand.manager, [version(1)]), changed);
      is("one left out", await proposes(brand.manager, [version(3)]), changed);
      const late = { from: addMonths(openMonth, -2), retroactive: true };
      const notLater = { ...changed, refused: "not-later" };
      is("not later", await proposes(brand.manager, [version(2)], late), notLater);
      const next = numberOf(await proposes(brand.manager, [version(2)]));
      is("the next", await answers(carrier.manager, next), { state: "agreed" });
      is("from the same month", await proposes(brand.manager, [version(3)]), notLater);
      const after = { from: addMonths(coming, 1) };
      is(
        "a month later",
        typeof numberOf(await proposes(brand.manager, [version(3)], after)),
        "number",
      );
      const first = versionChange("X1", [carrier.slug, brand.slug], { version: 2 });
      is("a first that isn't", await proposes(brand.manager, [first]), {
        object: "metric-version X1",
        refused: "changed",
      });
      await sql`insert into metrics (network_id, code, audience) values (${network.id}, 'X2', array[${desk.id}]::uuid[])`;
      const known = versionChange("X2", [carrier.slug, brand.slug]);
      is("a code that is taken", await proposes(brand.manager, [known]), {
        object: "metric-version X2",
        refused: "not-party",
      });
      await sql`update network_members set left_at = now() where network_id = ${network.id} and organisation_id = ${carrier.id}`;
      is("with one who left", await proposes(brand.manager, [bandChange("R1", "97", "93")]), {
        refused: "not-member",
      });
    },
  },
  {
    says: "bands are of a metric, later than the last ones",
    plays: async ({ network, proposes, is }) => {
      const { brand, carrier } = network;
      is("without a metric", await proposes(brand.manager, [bandChange("X1", "97", "93")]), {
        object: "band-set X1",
        refused: "no-metric",
      });
      const both = [versionChange("X1", [carrier.slug, brand.slug]), bandChange("X1", "97", "93")];
      is("with its definition", typeof numberOf(await proposes(brand.manager, both)), "number");
      const late = { from: addMonths(openMonth, -2), retroactive: true };
      is("not later", await proposes(brand.manager, [bandChange("P1", "97", "93")], late), {
        object: "band-set P1",
        refused: "not-later",
      });
      const twice = [bandChange("P1", "97", "93"), bandChange("P1", "96", "93")];
      is("twice", await proposes(brand.manager, twice), { refused: "twice" });
    },
  },
  {
    says: "what is measured at the customer never flexes",
    plays: async ({ network, proposes, is }) => {
      const { brand, carrier } = network;
      const refused = { object: "band-set E1", refused: "customer" };
      const flexed = bandChange("E1", "97", "93", { flex: season });
      is("flex", await proposes(brand.manager, [flexed]), refused);
      is(
        "grace",
        await proposes(brand.manager, [bandChange("E1", "97", "93", { grace })]),
        refused,
      );
      const atCustomer = versionChange("X1", [carrier.slug, brand.slug], {
        measuredAt: "customer",
      });
      const fresh = [atCustomer, bandChange("X1", "97", "93", { flex: season })];
      is("with its definition", await proposes(brand.manager, fresh), {
        object: "band-set X1",
        refused: "customer",
      });
      const atStage = [bandChange("P1", "97", "93", { flex: season, grace })];
      is("at a stage it may", typeof numberOf(await proposes(brand.manager, atStage)), "number");
    },
  },
  {
    says: "at most one open proposal is about an object, and a counter-proposal takes its place",
    plays: async ({ network, proposes, answers, is, value }) => {
      const { brand, carrier, desk } = network;
      const [of, id] = [(number: number) => bandChange("D1", `9${number}`, "90"), network.id];
      const first = numberOf(await proposes(brand.manager, [of(7)]));
      is("a second", await proposes(carrier.manager, [of(6)]), { refused: "open-already" });
      is(
        "of another object",
        typeof numberOf(await proposes(brand.manager, [bandChange("P1", "97", "93")])),
        "number",
      );
      const elsewhere = await proposes(desk.manager, [bandChange("A1", "97", "93")], {
        counter: first,
      });
      is("a counter about something else", elsewhere, { refused: "settled" });
      is("a counter to nothing", await proposes(carrier.manager, [of(6)], { counter: 99 }), {
        refused: "settled",
      });
      const own = numberOf(
        await proposes(brand.manager, [versionChange("X1", [brand.slug, carrier.slug])]),
      );
      const foreign = versionChange("X1", [desk.slug, brand.slug]);
      is("a counter by no party", await proposes(desk.manager, [foreign], { counter: own }), {
        refused: "settled",
      });
      await answers(desk.manager, first);
      const second = numberOf(await proposes(carrier.board, [of(6)], { counter: first }));
      const states = await value(`select jsonb_agg(state order by number) from proposals
        where network_id = '${id}' and number in (${first}, ${second})`);
      is("both", states, ["superseded", "open"]);
      const given = await value(`select jsonb_agg(answer order by answer) from proposal_answers
        where network_id = '${id}' and proposal_number = ${first}`);
      is("answers to the first", given, ["agree", "agree", "counter-propose"]);
      const carried = await value(`select jsonb_agg(organisation_id) from proposal_answers
        where network_id = '${id}' and proposal_number = ${second}`);
      is("answers to the second", carried, [carrier.id]);
      const verb =
        await value(`select jsonb_build_array(verb, payload::jsonb -> 'counterTo') from audit_entries
        where network_id = '${id}' and object = 'proposal ${second}'`);
      is("the trail", verb, ["counter-propose", first]);
      is("the first again", await proposes(brand.manager, [of(5)], { counter: first }), {
        refused: "settled",
      });
    },
  },
  {
    says: "a withdrawal is the proposer's own, while it is open",
    plays: async ({ network, elsewhere, proposes, answers, calls, is, value }) => {
      const { brand, carrier } = network;
      const number = numberOf(await proposes(brand.manager, [bandChange("P1", "97", "93")]));
      const withdraw = `withdraw_proposal('${network.id}', ${number})`;
      for (const person of [carrier.manager, brand.viewer, elsewhere.brand.manager]) {
        is("another's", await calls(person, withdraw), false);
      }
      is("one's own", await calls(brand.board, withdraw), true);
      is("again", await calls(brand.board, withdraw), false);
      is("then it is over", await answers(carrier.manager, number), { refused: "settled" });
      const trail = `select count(*)::int from audit_entries where network_id = '${network.id}'
        and object = 'proposal ${number}' and verb = 'withdraw' and cardinality(audience) = 2`;
      is("the trail", await value(trail), 1);
      const agreed = numberOf(await proposes(brand.manager, [bandChange("P1", "97", "93")]));
      await answers(carrier.manager, agreed);
      is(
        "what is agreed",
        await calls(brand.manager, `withdraw_proposal('${network.id}', ${agreed})`),
        false,
      );
      const others = numberOf(await proposes(carrier.manager, [bandChange("R1", "97", "93")]));
      is(
        "nothing else",
        await value(
          `select state from proposals where network_id = '${network.id}' and number = ${others}`,
        ),
        "open",
      );
    },
  },
  {
    says: "parties comment, each comment with its number",
    plays: async ({ network, elsewhere, proposes, calls, is, value }) => {
      const { brand, carrier, desk } = network;
      const number = numberOf(await proposes(brand.manager, [bandChange("P1", "97", "93")]));
      const other = numberOf(await proposes(brand.manager, [bandChange("R1", "97", "93")]));
      const comment = (on: number) => `comment_on_proposal('${network.id}', ${on}, 'P1', 'Why?')`;
      for (const person of [desk.manager, carrier.viewer, elsewhere.brand.manager]) {
        is("no party's", await calls(person, comment(number)), null);
      }
      is("the first", await calls(carrier.board, comment(number)), 1);
      is("the second", await calls(brand.manager, comment(number)), 2);
      is("on another", await calls(brand.manager, comment(other)), 1);
      const said =
        await value(`select jsonb_agg(jsonb_build_array(place, says, cardinality(audience)) order by number)
        from proposal_comments where network_id = '${network.id}' and proposal_number = ${number} and organisation_id = '${carrier.id}'`);
      is("what was said", said, [["P1", "Why?", 2]]);
      const trail =
        await value(`select payload::jsonb -> 'comment' from audit_entries where network_id = '${network.id}'
        and verb = 'comment' and organisation_id = '${carrier.id}'`);
      is("the trail", trail, 1);
    },
  },
  {
    says: "the month of a text is its month",
    plays: async ({ network, proposes, is, value }) => {
      const from = addMonths(coming, 13);
      const number = numberOf(
        await proposes(network.brand.manager, [bandChange("P1", "97", "93")], { from }),
      );
      const first = `select first_period from proposals where network_id = '${network.id}' and number = ${number}`;
      is("the first month", await value(first), monthNumber(from));
    },
  },
];
