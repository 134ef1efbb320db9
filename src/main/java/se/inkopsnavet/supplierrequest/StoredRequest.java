package se.inkopsnavet.supplierrequest;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;

/**
 * A request as it stands in the table.
 *
 * @param id of the message that asks; the same however often it is asked
 * @param day the delivery day it concerns, Europe/Stockholm
 * @param carrier the {@linkplain Carrier#name way} it goes
 * @param fileNumber of the file that holds it; null while it has not been built, and where there is no file
 * @param built its bytes stand in the ledger
 */
public record StoredRequest(
        UUID id,
        String municipality,
        String supplierId,
        SupplierRequest.Kind kind,
        CustomerRef customer,
        @Nullable String orderNo,
        LocalDate day,
        String carrier,
        @Nullable Long fileNumber,
        boolean built) {}
