package se.inkopsnavet.lifecare;

import java.util.Arrays;
import java.util.Optional;

/** The lists that are read, in the order in which they are: who is protected comes first. */
public enum Entity {
    CLIENTS("clients"),
    EXECUTIONS("executions"),
    DECISIONS("sol_decisions"),
    CONTACTS("contacts"),
    RELATIVES("relatives"),
    ABSENCES("client_absences");

    private final String path;

    Entity(String path) {
        this.path = path;
    }

    /** Last part of the call's path, and what the list is called in logs and tables. */
    public String path() {
        return path;
    }

    public static Optional<Entity> ofPath(String path) {
        return Arrays.stream(values())
                .filter(entity -> entity.path.equals(path))
                .findFirst();
    }
}
