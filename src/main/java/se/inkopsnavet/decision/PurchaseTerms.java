package se.inkopsnavet.decision;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with the client about the purchases: the raw material of columns c, f, h, i and j of the customer list (bilaga 1).
 *
 * @param supplierMayCall consent to contact by the supplier (column c)
 * @param emailWished whether the client wants to log in with the own address (column f)
 * @param meetStaff home care meets the driver (column h)
 * @param driverInfo free text to the driver as written, unscreened (column h), or null
 * @param fridgePacking groceries are to be put into the fridge by the driver (column i)
 * @param canReceive null when not assessed
 * @param canUnpack null when not assessed
 * @param invoiceTo null when the client was never asked (column j must then not be sent)
 * @param invoiceAddress name and full address when {@code invoiceTo} is OTHER_ADDRESS, one line
 * @param secretDropped the source held something in the password column; the value itself was dropped where it entered
 * @param unitMayBeTexted consent to SMS to the unit (column d); null when nobody has said anything
 * @param lifeAreas in which help was granted, as far as they say how the client is to be reminded; in the enum's order
 */
public record PurchaseTerms(
        boolean supplierMayCall,
        boolean emailWished,
        boolean meetStaff,
        @Nullable String driverInfo,
        boolean fridgePacking,
        @Nullable Boolean canReceive,
        @Nullable Boolean canUnpack,
        @Nullable InvoiceTo invoiceTo,
        @Nullable String invoiceAddress,
        boolean secretDropped,
        @Nullable Boolean unitMayBeTexted,
        List<LifeArea> lifeAreas) {

    private static final Pattern POSTCODE = Pattern.compile("(?<!\\d)\\d{3} ?\\d{2}(?!\\d)");

    /** What was stored before there were life areas has none. */
    public PurchaseTerms {
        lifeAreas = lifeAreas == null
                ? List.of()
                : lifeAreas.stream().distinct().sorted().toList();
    }

    /** As the case system recorded them: of SMS to the unit it says nothing. */
    public PurchaseTerms(
            boolean supplierMayCall,
            boolean emailWished,
            boolean meetStaff,
            @Nullable String driverInfo,
            boolean fridgePacking,
            @Nullable Boolean canReceive,
            @Nullable Boolean canUnpack,
            @Nullable InvoiceTo invoiceTo,
            @Nullable String invoiceAddress,
            boolean secretDropped) {
        this(
                supplierMayCall,
                emailWished,
                meetStaff,
                driverInfo,
                fridgePacking,
                canReceive,
                canUnpack,
                invoiceTo,
                invoiceAddress,
                secretDropped,
                null,
                List.of());
    }

    public enum InvoiceTo {
        CLIENT_DELIVERY_ADDRESS,
        OTHER_ADDRESS,
        /** By e-mail, to the address that the client logs in with (column f). */
        E_INVOICE
    }

    /** The same terms with what the person has consented to. */
    public PurchaseTerms withConsents(boolean mayCall, boolean mayUseEmail, boolean mayTextUnit) {
        return new PurchaseTerms(
                mayCall,
                mayUseEmail,
                meetStaff,
                driverInfo,
                fridgePacking,
                canReceive,
                canUnpack,
                invoiceTo,
                invoiceAddress,
                secretDropped,
                mayTextUnit,
                lifeAreas);
    }

    /** Whether the other address is one to which an invoice can be posted: it has a postcode. */
    public boolean hasInvoiceAddress() {
        return invoiceAddress != null && POSTCODE.matcher(invoiceAddress).find();
    }

    /** The same terms with the other address. */
    public PurchaseTerms withInvoiceAddress(String address) {
        return new PurchaseTerms(
                supplierMayCall,
                emailWished,
                meetStaff,
                driverInfo,
                fridgePacking,
                canReceive,
                canUnpack,
                invoiceTo,
                address,
                secretDropped,
                unitMayBeTexted,
                lifeAreas);
    }

    /** The same terms with the life areas. */
    public PurchaseTerms withLifeAreas(List<LifeArea> areas) {
        return new PurchaseTerms(
                supplierMayCall,
                emailWished,
                meetStaff,
                driverInfo,
                fridgePacking,
                canReceive,
                canUnpack,
                invoiceTo,
                invoiceAddress,
                secretDropped,
                unitMayBeTexted,
                areas);
    }

    @Override
    public String toString() {
        return "PurchaseTerms[***]";
    }
}
