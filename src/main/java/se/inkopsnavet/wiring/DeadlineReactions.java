package se.inkopsnavet.wiring;

import java.util.Map;
import se.inkopsnavet.ledger.Deadlines;

/** What each kind of deadline leads to. */
record DeadlineReactions(Map<String, Deadlines.Reaction> byKind) {}
