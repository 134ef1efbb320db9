package se.inkopsnavet.lifecare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lists that are read, in the order in which they are: who is protected comes first. */
public enum Entity {
    CLIENTS("clients"),
    EXECUTIONS("executions"),
    DECISIONS("sol_decisions"),
    CONTACTS("contacts"),
    RELATIVES("relatives"),
    ABSENCES("client_absences"),
    /** Journal notes about consents: read by headline and not by change, and only where the route says so. */
    NOTES("documentations");

    private final String path;

    Entity(String path) {
        this.path = path;
    }

    /** Last part of the call's path, and what the list is called in logs and tables. */
    public String path() {
        return path;
    }

    /** The lists that tell what has changed. */
    public static List<Entity> withChanges() {
        return Arrays.stream(values()).filter(entity -> entity != NOTES).toList();
    }

    public static Optional<Entity> ofPath(String path) {
        return withChanges().stream().filter(entity -> entity.path.equals(path)).findFirst();
    }
}
