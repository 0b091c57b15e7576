import { cases } from "./cases";
import { casesOfChains } from "./cases-of-chains";
import { casesOfClosing } from "./cases-of-closing";
import { casesOfComposing } from "./cases-of-composing";
import { casesOfDeadlines } from "./cases-of-deadlines";
import { casesOfExpectations } from "./cases-of-expectations";
import { casesOfFigures } from "./cases-of-figures";
import { casesOfIssues } from "./cases-of-issues";
import { casesOfKeeping } from "./cases-of-keeping";
import { casesOfOthers } from "./cases-of-others";
import { casesOfPacts } from "./cases-of-pacts";
import { casesOfPlans } from "./cases-of-plans";
import { casesOfPromises } from "./cases-of-promises";
import { casesOfReminding } from "./cases-of-reminding";
import { casesOfRestating } from "./cases-of-restating";
import { casesOfSides } from "./cases-of-sides";
import { casesOfSlas } from "./cases-of-slas";
import { casesOfValue } from "./cases-of-value";
import type { Case } from "./scene";

/** Functions that belong together, and the cases that have to see whatever one of them forgets. */
export type Group = {
  readonly name: string;
  readonly functions: readonly string[];
  readonly cases: readonly Case[];
  /** Mutants below which the functions aren't broken in enough ways. */
  readonly mutants: number;
};

/** The functions by which parties agree, settle, promise and confide: those that the app calls, and what they rest on. */
export const groups: readonly Group[] = [
  {
    name: "proposals",
    functions: [
      "public.propose",
      "public.answer_proposal",
      "public.withdraw_proposal",
      "public.comment_on_proposal",
      "public.declare_condition",
      "public.confirm_condition",
      "public.withdraw_condition",
      "vault.agreeing_organisation",
      "vault.next_month",
      "vault.sign_act",
      "vault.organisations_of",
      "vault.last_version",
      "vault.driver_series",
      "vault.parties_of",
      "vault.object_of",
      "vault.change_refused",
      "vault.settle",
      "vault.add_agreements",
      "vault.add_version",
      "vault.add_band_set",
      "vault.with_series_keys",
      "vault.add_forecasts",
    ],
    cases: [...cases, ...casesOfOthers, ...casesOfSlas, ...casesOfPacts, ...casesOfChains],
    mutants: 300,
  },
  {
    name: "pacts",
    functions: [
      "public.give_notice",
      "vault.named_parties",
      "vault.sla_of",
      "vault.can_all_see",
      "vault.has_dependency_cycle",
      "vault.pact_refused",
      "vault.chain_refused",
      "vault.add_sla",
      "vault.add_fee",
      "vault.add_amounts",
      "vault.add_pool",
      "vault.add_chain",
    ],
    cases: [...casesOfSlas, ...casesOfPacts, ...casesOfChains],
    mutants: 120,
  },
  {
    name: "figures",
    functions: [
      "public.accept_figure",
      "public.dispute_figure",
      "public.say_of_dispute",
      "public.take_rule",
      "public.propose_restatement",
      "public.answer_restatement",
      "public.withdraw_restatement",
      "vault.held_figure",
      "vault.is_closed",
      "vault.accepting_side",
      "vault.last_restated",
      "vault.has_accepted",
      "vault.open_dispute",
      "vault.open_restatement",
      "vault.both_sides",
      "vault.in_state",
      "vault.add_act",
      "vault.after_acceptance",
      "vault.accepted_after",
      "vault.restated",
      "vault.is_freezing",
      "vault.agreed_restatement",
    ],
    cases: [...casesOfFigures, ...casesOfSides, ...casesOfRestating],
    mutants: 220,
  },
  {
    name: "months",
    functions: [
      "public.take_open",
      "public.refuse_closed",
      "public.close_period",
      "public.signed_by",
      "public.signed_text",
      "public.close_passed",
      "public.keep_evaluations",
      "public.keep_month",
      "public.members_by_slug",
      "public.waiting_periods",
      "vault.covered",
      "vault.has_signed",
      "vault.close",
    ],
    cases: [...casesOfClosing, ...casesOfKeeping],
    mutants: 120,
  },
  {
    name: "promises",
    functions: [
      "public.open_case",
      "public.add_to_case",
      "public.only_readers_join",
      "public.end_of_day",
      "public.due_promise_reminders",
      "public.promise_reminder",
      "public.send_promise_reminder",
      "vault.promising_organisation",
      "vault.case_promises",
      "vault.due_instant",
      "vault.write_entry",
      "vault.entry_refusal",
      "vault.promises_to_remind",
    ],
    cases: [...casesOfPromises, ...casesOfReminding],
    mutants: 190,
  },
  {
    name: "deadlines",
    functions: [
      "public.due_reminders",
      "public.forget_imports",
      "public.reminder",
      "public.send_reminder",
      "vault.due_series",
      "vault.progress",
      "vault.reminder_from",
      "vault.to_remind",
    ],
    cases: casesOfDeadlines,
    mutants: 70,
  },
  {
    name: "plans",
    functions: [
      "public.propose_plan",
      "public.add_to_plan",
      "vault.plan_state",
      "vault.enter_in_plan",
    ],
    cases: casesOfPlans,
    mutants: 70,
  },
  {
    name: "value",
    functions: ["public.claim_value", "public.answer_value", "vault.both_see"],
    cases: casesOfValue,
    mutants: 40,
  },
  {
    name: "expectations",
    functions: ["public.propose_expectation", "public.answer_expectation"],
    cases: casesOfExpectations,
    mutants: 45,
  },
  {
    name: "issues",
    functions: [
      "public.go_to_people",
      "public.raise_issue",
      "public.add_to_issue",
      "public.release_issue",
      "vault.confided_issue",
    ],
    cases: casesOfIssues,
    mutants: 80,
  },
  {
    name: "composing",
    functions: ["public.chain_aggregates"],
    cases: casesOfComposing,
    mutants: 20,
  },
];
