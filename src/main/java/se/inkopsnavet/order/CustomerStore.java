package se.inkopsnavet.order;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.trade.CustomerNumbers;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.Customers;

/**
 * Whom a supplier means: the case reference that the customer list gave it, or its own number, which is learnt from reports that carry both (F10 step 2).
 */
public class CustomerStore implements Customers, CustomerNumbers {

    /**
     * The present supplier's, or one that has known the client: by a row of the customer list, an order, a number of its own, or a consent that named it. A case
     * that has ended or is protected names none, and what is on its way when the shop changes is still reported.
     */
    private static final String THEIRS = """
            select exists (select from purchase_case c where c.municipality = :municipality and c.case_ref = :caseRef and (
              c.supplier = :supplier
              or exists (select from customer_list_row r where r.case_ref = c.case_ref and r.supplier = :supplier)
              or exists (select from purchase_order o where o.municipality = c.municipality and o.case_ref = c.case_ref
                and o.supplier_id = :supplier)
              or exists (select from supplier_customer n where n.municipality = c.municipality and n.case_ref = c.case_ref
                and n.supplier_id = :supplier)
              or exists (select from consent g where g.municipality = c.municipality and g.person_key = c.person_key
                and g.purpose = 'DISCLOSE_TO_SUPPLIER' and g.recipient_id = :supplier and g.note_state = 'WRITTEN')))
            """;

    private final JdbcClient jdbc;

    public CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction, since it may learn. A number that has meant somebody else makes the customer unknown. */
    @Override
    public Optional<String> caseOf(String municipality, String supplierId, CustomerRef customer) {
        String number = customer.customerNo();
        if (customer.caseRef() == null) {
            return known(municipality, supplierId, number);
        }
        if (!isTheirs(municipality, supplierId, customer.caseRef())) {
            return Optional.empty();
        }
        return number == null || learnt(municipality, supplierId, number, customer.caseRef())
                ? Optional.of(customer.caseRef())
                : Optional.empty();
    }

    @Override
    public Optional<String> numberOf(String municipality, String supplierId, String caseRef) {
        return jdbc.sql("select min(customer_no) from supplier_customer where municipality = ? and supplier_id = ?"
                        + " and case_ref = ? having count(*) > 0")
                .params(municipality, supplierId, caseRef)
                .query(String.class)
                .optional();
    }

    private Optional<String> known(String municipality, String supplierId, String number) {
        return jdbc.sql(
                        "select case_ref from supplier_customer where municipality = ? and supplier_id = ? and customer_no = ?")
                .params(municipality, supplierId, number)
                .query(String.class)
                .optional();
    }

    private boolean isTheirs(String municipality, String supplierId, String caseRef) {
        return jdbc.sql(THEIRS)
                .param("municipality", municipality)
                .param("caseRef", caseRef)
                .param("supplier", supplierId)
                .query(Boolean.class)
                .single();
    }

    private boolean learnt(String municipality, String supplierId, String number, String caseRef) {
        jdbc.sql("insert into supplier_customer (municipality, supplier_id, customer_no, case_ref)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(municipality, supplierId, number, caseRef)
                .update();
        return known(municipality, supplierId, number).filter(caseRef::equals).isPresent();
    }
}
