package se.inkopsnavet.credentials;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** Accounts that have ended, and hand-overs that are done, of cases that have long been over (class R3). */
public final class AccountRetention implements Purging {

    private static final String OVER =
            " select case_ref from purchase_case where municipality = ? and state in ('CLOSED', 'DECEASED') and changed_at < clock_timestamp() - ?::interval";

    private final JdbcClient jdbc;

    public AccountRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 supplier_account";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        String age = rule.cases().toString();
        int accounts = jdbc.sql(
                        "delete from supplier_account where (case_ref, supplier) in (select case_ref, supplier from supplier_account"
                                + " where state in ('CLOSED', 'ERASURE_CONFIRMED') and changed_at < clock_timestamp() - ?::interval and case_ref in ("
                                + OVER + ") limit ?)")
                .params(age, rule.municipality(), age, atMost)
                .update();
        return accounts
                + jdbc.sql(
                                "delete from credentials_handover where id in (select h.id from credentials_handover h join message m on m.id = h.id"
                                        + " where m.state in ('CONFIRMED', 'EXPIRED', 'RECALLED', 'REJECTED')"
                                        + " and m.changed_at < clock_timestamp() - ?::interval and h.case_ref in ("
                                        + OVER
                                        + ") limit ?)")
                        .params(age, rule.municipality(), age, atMost)
                        .update();
    }
}
