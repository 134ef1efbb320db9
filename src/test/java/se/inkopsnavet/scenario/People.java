package se.inkopsnavet.scenario;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.demo.data.DemoDecision;
import se.inkopsnavet.demo.data.Place;
import se.inkopsnavet.demo.data.SyntheticExport;

/** Decisions about people who exist in no other test of the same town: synthetic personnummer, or the cast's where its traits count. */
final class People {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private final SyntheticExport numbers = new SyntheticExport(20_261_122, TODAY);
    private final AtomicInteger next = new AtomicInteger(1);

    /** A granted decision with everything in order, about somebody new. */
    Sample someone() {
        int number = next.getAndIncrement();
        return decision(number, numbers.personnummer(number), "Märta", "Lövgren");
    }

    /** A granted decision with everything in order, about one of the cast (requirements §9.1). */
    Sample cast(String personnummer, String firstName, String lastName) {
        return decision(next.getAndIncrement(), personnummer, firstName, lastName);
    }

    private static Sample decision(int number, String personnummer, String firstName, String lastName) {
        return new DemoDecision(TODAY)
                .granted(number, personnummer, firstName, lastName, Place.ASBY, "Storgatan " + (number % 500 + 1));
    }

    static String personnummer(Sample decision) {
        return decision.values().get("personnummer");
    }
}
