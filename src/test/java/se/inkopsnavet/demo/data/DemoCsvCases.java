package se.inkopsnavet.demo.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.fault.Fault;

/** The decisions of the demo's second file, which is CSV. It is dropped when the first has been receipted: its duplicate is one only then. */
final class DemoCsvCases {

    private final String file;
    private final List<DemoCase> cases = new ArrayList<>();

    private DemoCsvCases(String file) {
        this.file = file;
    }

    static List<DemoCase> of(String file, LocalDate day) {
        DemoDecision decision = new DemoDecision(day);
        DemoCsvCases all = new DemoCsvCases(file);
        all.add("samma beslut en gång till, nu som CSV", DemoXmlCases.asa(decision), Expected.DUPLICATE);
        all.add(
                "rättat namn i en ny version av beslutet med feltolkad teckenkod",
                decision.granted(22, "18900121-9808", "Maj-Britt", "Lönn", Place.SJOBRO, "Lönnvägen 10")
                        .with("version", "2"),
                Expected.DELIVERED);
        all.add(
                "semikolon och citattecken i texten till chauffören",
                decision.granted(26, "18900122-9815", "Olle", "Gran", Place.CENTRALA, "Granvägen 4")
                        .with("mota", "NEJ")
                        .with("chaufforinfo", "Ring på; ropa \"hej\" i trappan."),
                Expected.DELIVERED);
        all.add(
                "kunden har avlidit",
                decision.granted(27, "19221201-8002", "Valborg", "Lindgård", Place.OSTERANG, "Ängsvägen 31")
                        .with("status", "AVLIDEN"),
                Expected.rejected(Fault.NOT_ALIVE));
        all.add(
                "insatsen har upphört",
                decision.granted(28, "19221207-9186", "Ture", "Björkö", Place.ASBY, "Björkvägen 3")
                        .with("fran", day.minusMonths(8).toString())
                        .with("till", day.minusMonths(2).toString()),
                Expected.rejected(Fault.OUTSIDE_PERIOD));
        return List.copyOf(all.cases);
    }

    private void add(String about, Sample sample, Expected expected) {
        cases.add(new DemoCase(file, cases.size() + 1, about, sample, expected));
    }
}
