package se.inkopsnavet.crash;

import java.util.List;

/** {@code --name=value} from a command line. */
record Arguments(List<String> given) {

    String text(String name, String otherwise) {
        String prefix = "--" + name + "=";
        return given.stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()))
                .findFirst()
                .orElse(otherwise);
    }

    long number(String name, long otherwise) {
        return Long.parseLong(text(name, Long.toString(otherwise)));
    }
}
