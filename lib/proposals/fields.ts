import { z } from "zod";
import { period as periodOf, periodPattern } from "@/lib/periods/period";

/** What an organisation or a network is called in addresses and texts. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and hyphens");

/** A month. */
export const period = z
  .string()
  .regex(periodPattern, 'a month written as "2025-12"')
  .transform(periodOf);

/** Words that the database can hold: no half characters, and no NUL. Trimmed. */
export const text = z
  .string()
  .trim()
  .refine((words) => !/[\0\p{Surrogate}]/u.test(words), "has a character that no text can hold");

/** A name of at most 120 characters. */
export const name = text.min(1).max(120);

/** A sentence or a few. */
export const sentence = text.min(1).max(2000);

/** What a series is about where a metric has several; empty where it has one. */
export const subject = text.max(120).default("");

/** What a metric is known by. */
export const code = z.string().regex(/^[A-Z][A-Z0-9]{0,11}$/, 'a code such as "F2"');

/** An exact decimal number. */
export const decimal = z
  .string()
  .regex(/^-?[0-9]{1,12}(\.[0-9]{1,6})?$/, 'a decimal number in quotes, such as "97.5"');

/** The number of a proposal in its network. */
export const proposalNumber = z.int().min(1);
