package se.inkopsnavet.customerlist;

import java.util.function.Function;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * One client's row: the 15 cells of bilaga 1, items a–j (requirements §4). Every cell is text; an empty string is an empty cell.
 *
 * @param area hemtjänstområde (a)
 * @param firstName (b)
 * @param lastName (b)
 * @param address c/o, street, number and lägenhetsnummer on one line, never a door code (b)
 * @param postcode {@code NNN NN} (b)
 * @param city postort (b)
 * @param clientPhone national form; empty means that the supplier may not call the client (c)
 * @param unitPhone1 home care unit's number, national form (d)
 * @param unitPhone2 second number, or empty (d)
 * @param personnummer {@code YYYYMMDD-NNNN}, or empty where policy does not send it (e)
 * @param email the client's own address; empty means that the supplier makes a fictive one (f)
 * @param password always empty (g)
 * @param driverInfo screened text to the driver (h)
 * @param fridgePacking {@code X} or empty (i)
 * @param invoice invoice name and address; empty means the delivery address, by the client's explicit choice (j)
 */
public record CustomerListRow(
        String area,
        String firstName,
        String lastName,
        String address,
        String postcode,
        String city,
        String clientPhone,
        String unitPhone1,
        String unitPhone2,
        String personnummer,
        String email,
        String password,
        String driverInfo,
        String fridgePacking,
        String invoice) {

    /** @throws FaultException SECRET_DROPPED when something stands in the password cell (HUD-16): no such row can exist */
    public CustomerListRow {
        if (!password.isEmpty()) {
            throw new FaultException(Fault.SECRET_DROPPED, Letter.G.symbol());
        }
    }

    /** Builds a row cell by cell. */
    static CustomerListRow of(Function<ListField, String> cell) {
        return new CustomerListRow(
                cell.apply(ListField.AREA),
                cell.apply(ListField.FIRST_NAME),
                cell.apply(ListField.LAST_NAME),
                cell.apply(ListField.ADDRESS),
                cell.apply(ListField.POSTCODE),
                cell.apply(ListField.CITY),
                cell.apply(ListField.CLIENT_PHONE),
                cell.apply(ListField.UNIT_PHONE_1),
                cell.apply(ListField.UNIT_PHONE_2),
                cell.apply(ListField.PERSONNUMMER),
                cell.apply(ListField.EMAIL),
                cell.apply(ListField.PASSWORD),
                cell.apply(ListField.DRIVER_INFO),
                cell.apply(ListField.FRIDGE_PACKING),
                cell.apply(ListField.INVOICE));
    }

    @Override
    public String toString() {
        return "CustomerListRow[***]";
    }
}
