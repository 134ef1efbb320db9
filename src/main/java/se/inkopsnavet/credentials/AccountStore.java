package se.inkopsnavet.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts in the database. Whoever locks one has locked its case before. */
public class AccountStore {

    private static final String COLUMNS = "case_ref, supplier, municipality, state, batch_id, position, reissues";

    private final JdbcClient jdbc;

    public AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param caseRef whose row it is @param state of the row */
    record ListedRow(String caseRef, int position, String state) {}

    Optional<ListedRow> row(UUID batch, int position) {
        return jdbc.sql("select case_ref, position, state from customer_list_row where batch_id = ? and position = ?")
                .params(batch, position)
                .query(AccountStore::listed)
                .optional();
    }

    /** The rows of these cases that now wait for a login. */
    List<ListedRow> pending(UUID batch, Collection<String> caseRefs) {
        return jdbc.sql(
                        "select r.case_ref, r.position, r.state from customer_list_row r join purchase_case c on c.case_ref = r.case_ref"
                                + " where r.batch_id = ? and r.case_ref = any(?) and c.state = 'CREDENTIALS_PENDING' order by r.case_ref")
                .params(batch, caseRefs.toArray(String[]::new))
                .query(AccountStore::listed)
                .list();
    }

    private static ListedRow listed(ResultSet row, int n) throws SQLException {
        return new ListedRow(row.getString(1), row.getInt(2), row.getString(3));
    }

    /** A new account, or one that was closed and is wanted again; an account in use keeps its state and learns its newest row. */
    Account request(String caseRef, String supplierId, String municipality, UUID batch, int position) {
        return jdbc.sql("insert into supplier_account (case_ref, supplier, municipality, state, batch_id, position)"
                        + " values (?, ?, ?, 'REQUESTED', ?, ?) on conflict (case_ref, supplier) do update set"
                        + " batch_id = excluded.batch_id, position = excluded.position, changed_at = clock_timestamp(),"
                        + " state = case when supplier_account.state in ('CLOSED', 'ERASURE_CONFIRMED', 'SUSPENDED') then 'REQUESTED'"
                        + " else supplier_account.state end returning " + COLUMNS)
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
                        "update supplier_account set state = ?, changed_at = clock_timestamp() where case_ref = ? and supplier = ?")
                .params(to.name(), account.caseRef(), account.supplierId())
                .update();
    }

    /** A login has come. @param fictive that it is an alias of the supplier's; the login itself is kept nowhere */
    void received(Account account, boolean fictive) {
        jdbc.sql(
                        "update supplier_account set login_is_fictive = ?, changed_at = clock_timestamp() where case_ref = ? and supplier = ?")
                .params(fictive, account.caseRef(), account.supplierId())
                .update();
        move(account, AccountState.CREDENTIALS_RECEIVED);
    }

    /** A login was destroyed. @return how often that has happened, this time included */
    int reissue(Account account) {
        move(account, AccountState.REQUESTED);
        return jdbc.sql(
                        "update supplier_account set reissues = reissues + 1 where case_ref = ? and supplier = ? returning reissues")
                .params(account.caseRef(), account.supplierId())
                .query(Integer.class)
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
                row.getInt("reissues"));
    }
}
