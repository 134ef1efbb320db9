package se.inkopsnavet.transport.sftp;

/**
 * What one pick-up route is for.
 *
 * @param flow the flow that handles the files, such as {@code DECISION_FILE}
 * @param municipality the policy id of the municipality
 * @param folder the neighbour's folder, relative to the login's home
 * @param archive where acknowledged files go, relative to the login's home
 */
record PickupOrder(String flow, String municipality, String folder, String archive, PickupRules rules) {}
