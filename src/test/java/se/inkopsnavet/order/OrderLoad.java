package se.inkopsnavet.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.inkopsnavet.calendar.OccurrenceStore;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.orderfile.ReportFlow;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.trade.Reports;
import tools.jackson.databind.json.JsonMapper;

/** Records of a supplier's files that wait to be decided: a draft, a confirmation and a picking for each client, in no order. */
public final class OrderLoad implements AutoCloseable {

    private static final int AT_ONCE = 1000;
    private static final List<String> LIFE = List.of("PICKED", "DRAFT", "CONFIRMED");

    private final DispatchBench bench = new DispatchBench();
    private final ReportFlow flow;

    public OrderLoad(int events) {
        var jdbc = bench.ledger.jdbc;
        var policies = bench.desk.policies;
        TaskStore tasks = new TaskStore(jdbc);
        CustomerStore customers = new CustomerStore(jdbc);
        OccurrenceStore occurrences = new OccurrenceStore(jdbc);
        OrderNews news = new OrderNews(bench.desk.consequences, policies, bench.clock);
        var orders = new OrderStore(jdbc);
        LateAsk lateAsk = new LateAsk(
                occurrences,
                bench.desk.cases,
                tasks,
                customers,
                orders,
                new OrderedMeanwhile(orders, occurrences, bench.desk.cases),
                request -> {},
                news,
                bench.ledger.deadlines((subject, occurrence, late) -> {}),
                bench.clock);
        Ways ways = new Ways(tasks, occurrences, id -> Optional.empty(), lateAsk, news, policies, bench.clock);
        OrderDesk desk = new OrderDesk(
                customers,
                bench.desk.cases,
                orders,
                occurrences,
                new OrderConsequences(news, tasks, ways, request -> {}),
                news,
                policies,
                bench.clock);
        flow = new ReportFlow(
                new Reports(List.of(desk)),
                bench.ledger.payloads,
                bench.ledger.messages,
                bench.ledger.transaction,
                bench.ledger.log,
                Checkpoint.NONE);
        int clients = (events + LIFE.size() - 1) / LIFE.size();
        clients(clients);
        waiting(events, clients);
        bench.ledger.all.sql("analyze").update();
    }

    private void clients(int clients) {
        LocalDate day = LocalDate.now(bench.clock).plusDays(8);
        bench.ledger
                .all
                .sql(
                        "insert into purchase_case (case_ref, municipality, person_key, state, supplier, policy, as_of, version)"
                                + " select 'EXE-2026-' || lpad(n::text, 6, '0'), 'exempelkommun', n::text::bytea, 'HANDED_OVER', 'livs',"
                                + " 'exempelkommun@1', now(), 1 from generate_series(1, ?) n")
                .param(clients)
                .update();
        bench.ledger
                .all
                .sql(
                        "insert into delivery_occurrence (municipality, case_ref, week, place, supplier_id, day, fulfilment, cutoff_at, cutoff_inclusive,"
                                + " state, version) select municipality, case_ref, ?, 1, 'livs', ?, 'STORE_DELIVERY', ?::date - interval '11 hours', true,"
                                + " 'PLANNED', 1 from purchase_case")
                .params(Weeks.of(day), day, day)
                .update();
    }

    private void waiting(int events, int clients) {
        JsonMapper json = JsonMapper.builder().build();
        String placed = Instant.now(bench.clock).minus(Duration.ofHours(1)).toString();
        List<Parts.Part> parts = new ArrayList<>();
        for (int n = 0; n < events; n++) {
            int client = n % clients + 1;
            String state = LIFE.get(n / clients);
            Map<String, Object> line = Map.of(
                    "kind",
                    "ORDERS",
                    "supplierId",
                    "livs",
                    "cells",
                    Map.of(
                            "caseRef",
                            "EXE-2026-%06d".formatted(client),
                            "orderNo",
                            "B" + client,
                            "version",
                            Integer.toString(state.equals("DRAFT") ? 1 : state.equals("CONFIRMED") ? 2 : 3),
                            "state",
                            state,
                            "placedAt",
                            placed,
                            "occurredAt",
                            placed,
                            "deliveryDay",
                            LocalDate.ofInstant(bench.clock.instant(), ZoneId.of("Europe/Stockholm"))
                                    .plusDays(8)
                                    .toString(),
                            "total",
                            "459,00"));
            parts.add(new Parts.Part(n + 1, json.writeValueAsBytes(line), null));
            if (parts.size() == AT_ONCE || n == events - 1) {
                List<Parts.Part> some = List.copyOf(parts);
                bench.ledger.transaction.executeWithoutResult(status ->
                        some.forEach(part -> bench.ledger.parts.alone(ReportFlow.NAME, "exempelkommun", part)));
                parts.clear();
            }
        }
    }

    /** Everything that waits, in one lane. */
    public void decide() {
        bench.ledger.workRecords(bench.ledger.inbound(flow));
    }

    public int orders() {
        return bench.ledger.count("purchase_order where state = 'PICKED'");
    }

    @Override
    public void close() {
        bench.close();
    }
}
