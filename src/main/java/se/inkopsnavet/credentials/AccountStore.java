package se.inkopsnavet.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts in the database. Whoever locks one has locked its case before. */
public class AccountStore {

    private static final String COLUMNS =
            "case_ref, supplier, municipality, state, batch_id, position, reissues, rotations, unit_id";

    private final JdbcClient jdbc;

    public AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param caseRef whose row it is @param state of the row @param unitId whose client it is now, or null */
    record ListedRow(
            String caseRef,
            int position,
            String state,
            @Nullable String unitId) {}

    Optional<ListedRow> row(UUID batch, int position) {
        return jdbc.sql("select r.case_ref, r.position, r.state, c.unit_id from customer_list_row r"
                        + " join purchase_case c on c.case_ref = r.case_ref where r.batch_id = ? and r.position = ?")
                .params(batch, position)
                .query(AccountStore::listed)
                .optional();
    }

    /** The rows of these cases that now wait for a login. */
    List<ListedRow> pending(UUID batch, Collection<String> caseRefs) {
        return jdbc.sql(
                        "select r.case_ref, r.position, r.state, c.unit_id from customer_list_row r join purchase_case c on c.case_ref = r.case_ref"
                                + " where r.batch_id = ? and r.case_ref = any(?) and c.state = 'CREDENTIALS_PENDING' order by r.case_ref")
                .params(batch, caseRefs.toArray(String[]::new))
                .query(AccountStore::listed)
                .list();
    }

    private static ListedRow listed(ResultSet row, int n) throws SQLException {
        return new ListedRow(row.getString(1), row.getInt(2), row.getString(3), row.getString(4));
    }

    /** A new account, or one that was closed and is wanted again; an account in use keeps its state and learns its newest row. */
    Account request(String caseRef, String supplierId, String municipality, UUID batch, int position) {
        return jdbc.sql("insert into supplier_account (case_ref, supplier, municipality, state, batch_id, position)"
                        + " values (?, ?, ?, 'REQUESTED', ?, ?) on conflict (case_ref, supplier) do update set"
                        + " batch_id = excluded.batch_id, position = excluded.position, changed_at = clock_timestamp(),"
                        + " state = case when supplier_account.state in ('CLOSED', 'ERASURE_CONFIRMED', 'SUSPENDED') then 'REQUESTED'"
                        + " else supplier_account.state end, closed_at = null, erased_at = null returning " + COLUMNS)
                .params(caseRef, supplierId, municipality, batch, position)
                .query(AccountStore::account)
                .single();
    }

    Optional<Account> lock(String caseRef, String supplierId) {
        return jdbc.sql("select " + COLUMNS
                        + " from supplier_account where case_ref = ? and supplier = ? for no key update")
                .params(caseRef, supplierId)
                .query(AccountStore::account)
                .optional();
    }

    void move(Account account, AccountState to) {
        jdbc.sql(
                        "update supplier_account set state = ?, changed_at = clock_timestamp(),"
                                + " closed_at = case when ? = 'CLOSED' then clock_timestamp() else closed_at end where case_ref = ? and supplier = ?")
                .params(to.name(), to.name(), account.caseRef(), account.supplierId())
                .update();
    }

    /** @param unitId whose client it is, and whose staff may have seen the login */
    void handedOver(Account account, @Nullable String unitId) {
        jdbc.sql("update supplier_account set unit_id = ? where case_ref = ? and supplier = ?")
                .params(unitId, account.caseRef(), account.supplierId())
                .update();
        move(account, AccountState.HANDED_OVER);
    }

    /** Accounts of which somebody has the login. */
    List<Account> lockInUse(String caseRef) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from supplier_account where case_ref = ? and state in ('HANDED_OVER', 'ACTIVE') order by supplier for no key update")
                .param(caseRef)
                .query(AccountStore::account)
                .list();
    }

    /** The login that is known shall be of no use any more. @return the account as it then waits for a new one */
    Account rotate(Account account) {
        return jdbc.sql(
                        "update supplier_account set state = 'REQUESTED', rotations = rotations + 1, login_is_fictive = null,"
                                + " changed_at = clock_timestamp() where case_ref = ? and supplier = ? returning "
                                + COLUMNS)
                .params(account.caseRef(), account.supplierId())
                .query(AccountStore::account)
                .single();
    }

    /** A login has come. @param fictive that it is an alias of the supplier's; the login itself is kept nowhere */
    void received(Account account, boolean fictive) {
        jdbc.sql(
                        "update supplier_account set login_is_fictive = ?, changed_at = clock_timestamp() where case_ref = ? and supplier = ?")
                .params(fictive, account.caseRef(), account.supplierId())
                .update();
        move(account, AccountState.CREDENTIALS_RECEIVED);
    }

    /** A login was destroyed. @return the account as it then waits for another one */
    Account reissue(Account account) {
        return jdbc.sql(
                        "update supplier_account set state = 'REQUESTED', reissues = reissues + 1, changed_at = clock_timestamp()"
                                + " where case_ref = ? and supplier = ? returning " + COLUMNS)
                .params(account.caseRef(), account.supplierId())
                .query(AccountStore::account)
                .single();
    }

    /** The request to end the whole account has left the house. */
    void ended(UUID requestId, String supplierId) {
        follow(
                requestId,
                supplierId,
                "state = 'CLOSED', closed_at = clock_timestamp()",
                "'CLOSED', 'ERASURE_CONFIRMED'");
    }

    /** The supplier has confirmed that the whole account is erased: of its login not even the kind is remembered. */
    void erased(UUID requestId, String supplierId) {
        follow(
                requestId,
                supplierId,
                "state = 'ERASURE_CONFIRMED', erased_at = clock_timestamp(), closed_at = coalesce(closed_at, clock_timestamp()), login_is_fictive = null",
                "'ERASURE_CONFIRMED'");
    }

    /** An account that was opened again by a list made after the request is another one. Locks nothing but the row itself. */
    private void follow(UUID requestId, String supplierId, String change, String already) {
        jdbc.sql("update supplier_account a set " + change + ", changed_at = clock_timestamp() from erasure_request e"
                        + " where e.request_id = ? and e.supplier = ? and e.fields = '{}' and a.case_ref = e.case_ref and a.supplier = e.supplier"
                        + " and a.state not in (" + already + ") and not exists (select from customer_list_batch b"
                        + " where b.id = a.batch_id and b.created_at > e.requested_at)")
                .params(requestId, supplierId)
                .update();
    }

    /** Whether a list made after the request to end the whole account has opened it again. */
    public boolean isReopened(UUID requestId, String supplierId) {
        return jdbc.sql(
                        "select exists (select from erasure_request e join supplier_account a on a.case_ref = e.case_ref and a.supplier = e.supplier"
                                + " join customer_list_batch b on b.id = a.batch_id and b.created_at > e.requested_at"
                                + " where e.request_id = ? and e.supplier = ? and e.fields = '{}')")
                .params(requestId, supplierId)
                .query(Boolean.class)
                .single();
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                row.getString("case_ref"),
                row.getString("supplier"),
                row.getString("municipality"),
                AccountState.valueOf(row.getString("state")),
                row.getObject("batch_id", UUID.class),
                row.getInt("position"),
                row.getInt("reissues"),
                row.getInt("rotations"),
                row.getString("unit_id"));
    }
}
