package se.inkopsnavet.peppol;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.executorset.IValidationExecutorSetRegistry;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;

/**
 * The one place that says which release of Peppol's rules counts: May 2026, mandatory from 2026-08-17. Every document is stored with it, since the next
 * release judges some documents differently.
 */
final class Release {

    /** As Peppol writes it. */
    static final String VERSION = "2026.5";

    private Release() {}

    static void register(IValidationExecutorSetRegistry<IValidationSourceXML> registry) {
        PeppolValidation2026_05.init(registry);
    }

    static DVRCoordinate rulesOf(DocumentKind kind) {
        return switch (kind) {
            case ORDER -> PeppolValidation2026_05.VID_OPENPEPPOL_ORDER_V3;
            case ORDER_RESPONSE -> PeppolValidation2026_05.VID_OPENPEPPOL_ORDER_RESPONSE_V3;
            case ORDER_AGREEMENT -> PeppolValidation2026_05.VID_OPENPEPPOL_ORDER_AGREEMENT_V3;
            case DESPATCH_ADVICE -> PeppolValidation2026_05.VID_OPENPEPPOL_DESPATCH_ADVICE_V3;
            case ORDER_CANCELLATION -> PeppolValidation2026_05.VID_OPENPEPPOL_ORDER_CANCELLATION_V3;
        };
    }

    /** The id of the rules (VESID), such as {@code eu.peppol.bis3:order:2026.5}. */
    static String vesid(DocumentKind kind) {
        return rulesOf(kind).getAsSingleID();
    }
}
