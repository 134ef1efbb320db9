package se.inkopsnavet.neighbourhood.lifecare;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** One record of one list as it is now, and when it was changed last. */
record Change(int id, ObjectNode record, Instant modified, boolean deleted) {}
