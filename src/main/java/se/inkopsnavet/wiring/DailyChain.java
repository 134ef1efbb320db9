package se.inkopsnavet.wiring;

import java.util.function.Consumer;

/** Something that a municipality has done every day ({@code ledger.DailyDeadlines}), to be begun at each start. @param begin given the policy id */
record DailyChain(Consumer<String> begin) {}
