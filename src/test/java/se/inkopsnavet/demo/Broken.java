package se.inkopsnavet.demo;

import se.inkopsnavet.fault.FaultException;

/** Why something could not be done, in one line. */
final class Broken {

    private Broken() {}

    /** The house's own fault where there is one, since it names the code and the place; otherwise the innermost cause. */
    static String reason(Throwable broken) {
        Throwable innermost = broken;
        for (Throwable each = broken; each != null; each = each.getCause()) {
            if (each instanceof FaultException) {
                return oneLine(each);
            }
            innermost = each;
        }
        return oneLine(innermost);
    }

    private static String oneLine(Throwable broken) {
        String message = broken.getMessage() == null ? "" : broken.getMessage().strip();
        return (broken.getClass().getSimpleName() + " " + message)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
