"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { AnswerForm, type Asks, type AnswerWords } from "./answer-form";
import { OtherAccount } from "./other-account";

/** The way to answer: at once, or by signing in first where `signInFirst` says why. */
export function Answer({
  token,
  askedHash,
  signInFirst,
  asks,
  words,
  answers,
}: {
  token: string;
  askedHash: string;
  signInFirst: string | null;
  asks: Asks;
  words: AnswerWords;
  answers: FormWords;
}) {
  if (signInFirst !== null) {
    return <OtherAccount token={token} says={signInFirst} words={words} answers={answers} />;
  }
  return (
    <AnswerForm token={token} askedHash={askedHash} asks={asks} words={words} answers={answers} />
  );
}
