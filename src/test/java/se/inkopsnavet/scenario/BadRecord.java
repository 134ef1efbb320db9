package se.inkopsnavet.scenario;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import se.inkopsnavet.decision.procapita.Sample;

/** A decision with which one thing is wrong: reliability §4 B13, B31, requirements §9. It falls alone. @param code that it ends with */
record BadRecord(UnaryOperator<Sample> spoil, String code) {

    /** Whatever the format of the file. */
    static List<BadRecord> inAnyFormat() {
        return List.of(
                with("personnummer", "18900101-9803", "BIZ-001"),
                with("personnummer", "18900101-T802", "BIZ-003"),
                with("fornamn", "Ã…sa", "BIZ-004"),
                with("fornamn", " ", "BIZ-005"),
                with("postnummer", "12", "BIZ-006"),
                with("telefon", "0701", "BIZ-007"),
                with("epost", "asa at post", "BIZ-008"),
                with("skyddad", "JA", "BIZ-010"),
                with("grundmottagare", "annan", "BIZ-011"),
                with("utfall", "AVSLAG", "BIZ-013"),
                with("insats", "LEDSAGNING", "BIZ-014"),
                new BadRecord(good -> good.with("till", "2020-01-01").with("fran", "2019-01-01"), "BIZ-015"),
                with("status", "AVLIDEN", "BIZ-016"),
                with("omrade", "Atlantis", "BIZ-018"),
                with("enhet", "enhet-okand", "BIZ-019"),
                with("chaufforinfo", "Portkod 4711, ring 2 ggr", "BIZ-024"),
                with("fran", "9999-12-31", "BIZ-030"),
                with("till", "2026-02-30", "BIZ-030"));
    }

    /** What the schema refuses, too. */
    static List<BadRecord> inXml() {
        return Stream.concat(
                        Stream.of(
                                new BadRecord(good -> good.without("personnummer"), "XML-002"),
                                with("utfall", "KANSKE", "XML-002"),
                                with("fran", "i morgon", "XML-002")),
                        inAnyFormat().stream())
                .toList();
    }

    private static BadRecord with(String field, String value, String code) {
        return new BadRecord(good -> good.with(field, value), code);
    }
}
