// Breaches that stood when the guards came, each to be paid soon: this list only shrinks. A line is the beginning of the guard's sentence.

/** Known breaches that do not fail the run; one that is paid must leave the list. */
export const DEBTS = []
