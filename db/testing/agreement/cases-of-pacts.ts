import { addMonths, monthNumber } from "@/lib/periods/period";
import { withoutRules } from "./figure-acts";
import { agreed, asked, coming, poolOf, slaBetween, why } from "./pacts";
import { openMonth, type Case } from "./scene";

const next = addMonths(coming, 1);
const last = addMonths(coming, 2);

/** Fees, amounts and pools, and when a pact can be made: by proposals. */
export const casesOfPacts: readonly Case[] = [
  {
    says: "a pact is later than what was agreed of the same before, and what ended stays ended",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier, desk } = network;
      const fee = {
        change: "fee",
        payer: brand.slug,
        payee: carrier.slug,
        amount: "12.50",
      } as const;
      const back = { ...fee, payer: carrier.slug, payee: brand.slug };
      for (const [name, change, other] of [
        ["an SLA", slaBetween(network), slaBetween(network, {}, { name: "Other" })],
        ["a fee", fee, back],
        ["a pool", poolOf(network), poolOf(network, { name: "Other" })],
      ] as const) {
        const ends =
          change.change === "fee" ? { ...change, amount: null } : { ...change, terms: null };
        is(`${name} that isn't ends`, await why(scene, brand.manager, ends), "changed");
        await agreed(scene, [change], next);
        is(`${name} at the same time`, await why(scene, brand.manager, change, next), "not-later");
        is(`${name} before it`, await why(scene, brand.manager, change), "not-later");
        is(`${name} after it`, await why(scene, carrier.manager, change, last), "may");
        is(`another than ${name}`, await why(scene, carrier.manager, other, next), "may");
        await agreed(scene, [ends], last);
        is(
          `${name} that ended ends`,
          await why(scene, brand.manager, ends, addMonths(last, 1)),
          "changed",
        );
        is(
          `${name} that ended`,
          await why(scene, brand.manager, change, addMonths(last, 1)),
          change.change === "fee" ? "may" : "changed",
        );
        is(
          `${name} that ended, before`,
          await why(scene, brand.manager, change, last),
          "not-later",
        );
      }
      is(
        "an SLA of a pool's name",
        await why(scene, brand.manager, slaBetween(network, {}, { name: "Pot" })),
        "may",
      );
      is(
        "a pool of one",
        await why(scene, brand.manager, poolOf(network, { name: "One", parties: [brand.slug] })),
        "not-member",
      );
      is(
        "nothing is owed alone",
        await why(scene, brand.manager, { ...fee, payee: brand.slug }),
        "not-member",
      );
      is("a third's fee", await why(scene, desk.manager, fee), "not-party");
    },
  },
  {
    says: "fees, amounts and pools stand as they were agreed, for their parties alone",
    plays: async (scene) => {
      const { network, is, value } = scene;
      const { brand, carrier, desk, id } = network;
      const parties = [brand.slug, carrier.slug];
      const amount = {
        change: "amount",
        name: "Paid late",
        reporter: brand.slug,
        subject: "",
        parties,
        amounts: { "2026-01": "36000.00", "2026-02": "1" },
      } as const;
      is(
        "a stranger's amount",
        await why(scene, brand.manager, { ...amount, reporter: desk.slug }),
        "not-party",
      );
      is(
        "nobody's amount",
        await why(scene, brand.manager, { ...amount, reporter: "nobody" }),
        "not-party",
      );
      is(
        "one's own",
        await why(scene, carrier.manager, { ...amount, parties: [...amount.parties] }),
        "may",
      );
      const fee = {
        change: "fee",
        payer: brand.slug,
        payee: carrier.slug,
        amount: "12.50",
      } as const;
      const number = await agreed(scene, [
        fee,
        { ...amount, parties: [...parties] },
        poolOf(network),
      ]);
      const pair = `array['${brand.id}', '${carrier.id}']::uuid[]`;
      const own = `network_id = '${id}' and proposal_number = ${number}`;
      const both = `audience @> ${pair} and audience <@ ${pair}`;
      is(
        "the fee",
        await value(
          `(select jsonb_agg(concat_ws(' ', payer_id = '${brand.id}', payee_id = '${carrier.id}', amount, effective_from, ${both})) from fees where ${own})`,
        ),
        [`t t 12.50 ${monthNumber(coming)} t`],
      );
      is(
        "the amounts",
        await value(
          `(select jsonb_agg(concat_ws(' ', name, reporter_id = '${brand.id}', period, amount, ${both}) order by period) from amounts where ${own})`,
        ),
        [
          `Paid late t ${monthNumber(openMonth) + 1} 36000.00 t`,
          `Paid late t ${monthNumber(openMonth) + 2} 1 t`,
        ],
      );
      is(
        "the pool",
        await value(
          `(select jsonb_agg(concat_ws(' ', name, effective_from, terms ->> 'release' is not null, party_ids = audience, ${both})) from pools where ${own})`,
        ),
        [`Pot ${monthNumber(coming)} t t t`],
      );
    },
  },
  {
    says: "a pool is released by what all of its parties see, and changed by those of its last version",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const by = (metric: string, reporter: string, parties = [brand.slug, carrier.slug]) => {
        const pool = poolOf(network, { parties });
        return {
          ...pool,
          terms:
            pool.terms === null
              ? null
              : { ...pool.terms, outcome: { metric, reporter, subject: "" } },
        };
      };
      is("of both", await why(scene, brand.manager, by("P1", carrier.slug)), "may");
      is("of one", await why(scene, brand.manager, by("Q1", desk.slug)), "no-series");
      is("of none", await why(scene, brand.manager, by("Z9", carrier.slug)), "no-series");
      const all = [brand.slug, carrier.slug, desk.slug];
      is(
        "of two of three",
        await why(scene, brand.manager, by("P1", carrier.slug, all)),
        "no-series",
      );
      await agreed(scene, [poolOf(network, { name: "Other", parties: all })]);
      await agreed(scene, [poolOf(network, { parties: all })]);
      await agreed(scene, [poolOf(network)], next);
      const three = [brand.id, carrier.id, desk.id];
      await withoutRules(scene, async () => {
        await sql`insert into pools select (jsonb_populate_record(p, ${sql.json({ network_id: elsewhere.id, party_ids: three })})).*
          from pools p where network_id = ${id} and name = 'Pot'`;
      });
      is("who were parties at first aren't any more", await asked(scene, poolOf(network)), 2);
      const other = { name: "Other" };
      is("who were parties of it last are asked", await asked(scene, poolOf(network, other)), 3);
      is("but not of an SLA of its name", await asked(scene, slaBetween(network, {}, other)), 2);
    },
  },
];
