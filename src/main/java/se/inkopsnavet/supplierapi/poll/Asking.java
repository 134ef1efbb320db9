package se.inkopsnavet.supplierapi.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.supplierapi.Edge;
import se.inkopsnavet.supplierapi.Harvest;
import se.inkopsnavet.supplierapi.Question;
import se.inkopsnavet.supplierapi.QuestionStore;
import se.inkopsnavet.supplierapi.ReportKind;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.supplierapi.http.Answer;
import se.inkopsnavet.supplierapi.http.Refusal;
import se.inkopsnavet.supplierapi.http.SupplierHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks what somebody wants to know beside the lists: a day's schedule, an order's state. */
final class Asking {

    private static final Duration NOT_SOON = Duration.ofMinutes(1);

    private final SupplierLines.Open open;
    private final QuestionStore questions;
    private final ListReading.Alarm alarm;
    private final Clock clock;

    Asking(SupplierLines.Open open, QuestionStore questions, ListReading.Alarm alarm, Clock clock) {
        this.open = open;
        this.questions = questions;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * An answer that nobody can use does not keep the next question from being asked.
     *
     * @param hand stores an answer, and settles its question with it
     * @throws FaultException the server does not answer at all, or what it answered could not be stored
     */
    void run(Consumer<Harvest> hand) {
        for (Question question : due()) {
            if (!question.until().isAfter(clock.instant())) {
                questions.settled(question);
                continue;
            }
            Optional<Harvest> answer;
            try {
                answer = ask(question);
            } catch (FaultException unusable) {
                questions.later(question, clock.instant().plus(NOT_SOON));
                if (unusable instanceof Refusal refusal && refusal.ofTheServer()) {
                    throw unusable;
                }
                alarm.raise(unusable.fault(), unusable.place());
                continue;
            }
            // There is no such thing (yet): whoever wants it asks again at its time.
            answer.ifPresentOrElse(hand, () -> questions.settled(question));
        }
    }

    List<Question> due() {
        return questions.due(line().municipality(), line().supplierId(), clock.instant());
    }

    private Optional<Harvest> ask(Question question) {
        return switch (question.what()) {
            case SCHEDULE -> schedule(question);
            case ORDER -> order(question);
        };
    }

    private Optional<Harvest> schedule(Question question) {
        return get("schedule", "/v1/schedules/", question).map(answer -> {
            JsonNode body = answer.body();
            if (!body.path("stops").isArray()) {
                throw new FaultException(Fault.SUPPLIER_API_ANSWER_UNREADABLE, "schedule stops");
            }
            if (!question.name().equals(body.path("day").asString(""))) {
                // Yesterday's, perhaps: the same as none (AC-11-5).
                throw new FaultException(Fault.SUPPLIER_SCHEDULE_WRONG, "schedule day");
            }
            ObjectNode content = Edge.strain(ReportKind.SCHEDULE, body);
            content.set("stops", Edge.strainAll(ReportKind.STOP, body.get("stops")));
            // Each answer counts, also one that says what the one before the last said.
            return harvest(question, ReportKind.SCHEDULE, clock.instant().toString(), content);
        });
    }

    private Optional<Harvest> order(Question question) {
        return get("orderStatus", "/v1/orders/", question).map(answer -> {
            ObjectNode order = Edge.strain(ReportKind.ORDER, answer.body());
            if (!question.name().equals(order.path("orderNo").asString(""))) {
                throw new FaultException(Fault.SUPPLIER_API_ANSWER_UNREADABLE, "orderStatus orderNo");
            }
            return harvest(
                    question,
                    ReportKind.ORDER,
                    ReportKind.ORDER.name(),
                    JsonNodeFactory.instance.arrayNode().add(order));
        });
    }

    private Optional<Answer> get(String operation, String path, Question question) {
        return open.http()
                .get(
                        operation,
                        path + SupplierHttp.part(question.name()),
                        Map.of("municipality", line().municipalityCode()));
    }

    private static Harvest harvest(Question question, ReportKind kind, String key, JsonNode content) {
        return new Harvest(question.municipality(), question.supplierId(), kind, key, content, null, question);
    }

    private SupplierLine line() {
        return open.line();
    }
}
