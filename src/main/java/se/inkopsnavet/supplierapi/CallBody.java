package se.inkopsnavet.supplierapi;

import java.util.Map;
import java.util.TreeMap;
import se.inkopsnavet.trade.CustomerRef;
import tools.jackson.databind.json.JsonMapper;

/** What is said in a call by the contract: which municipality, which customer, and what more the operation takes. The same parts give the same bytes. */
final class CallBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> parts = new TreeMap<>();

    /** @param code kommunkod */
    CallBody(String code, CustomerRef customer) {
        Map<String, String> names = new TreeMap<>();
        if (customer.caseRef() != null) {
            names.put("caseRef", customer.caseRef());
        }
        if (customer.customerNo() != null) {
            names.put("customerNo", customer.customerNo());
        }
        parts.put("municipality", code);
        parts.put("customer", names);
    }

    CallBody with(String name, String value) {
        parts.put(name, value);
        return this;
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(parts);
    }
}
