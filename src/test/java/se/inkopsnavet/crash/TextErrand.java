package se.inkopsnavet.crash;

import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.contact.Texts;

/**
 * Texts to one unit that a hub in a process of its own is to ask for, in the way of its rooms: each in a transaction, by the port out.
 *
 * @param number of them, each with words of its own
 */
record TextErrand(int number, String unit, Instant usefulUntil) {

    static final String WORD = "texts ";

    private static final String MUNICIPALITY = "exempelkommun";
    private static final String TEMPLATE = "schedule-deviations";

    static TextErrand read(String line) {
        String[] words = line.substring(WORD.length()).split(" ");
        return new TextErrand(Integer.parseInt(words[0]), words[1], Instant.parse(words[2]));
    }

    String line() {
        return WORD + number + " " + unit + " " + usefulUntil;
    }

    void run(BeanFactory hub) {
        Texts texts = hub.getBean(Texts.class);
        TransactionTemplate transaction = hub.getBean(TransactionTemplate.class);
        for (int i = 1; i <= number; i++) {
            String which = Integer.toString(i);
            Text text = Text.toUnit(MUNICIPALITY, unit, TEMPLATE, Map.of("count", which), usefulUntil, which);
            transaction.executeWithoutResult(status -> texts.ask(text));
        }
    }
}
