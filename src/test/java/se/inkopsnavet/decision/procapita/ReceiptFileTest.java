package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

class ReceiptFileTest {

    private static final ReceiptHeader HEADER = new ReceiptHeader("beslut_20261122.xml", "exempelkommun");

    private final ReceiptFile receipts = new ReceiptFile(Exports.MAPPINGS);
    private final StringWriter out = new StringWriter();

    @Test
    void everyRecordHasItsLineAndTheCountsStandFirst() throws IOException {
        receipts.write(
                out,
                HEADER,
                List.of(
                        new ReceiptLine(1, "EXE-2026-000001", "MOTTAGEN", "", ""),
                        new ReceiptLine(
                                2, null, "KARANTÄN", "BIZ-001", "Felaktigt personnummer; rätta och skicka om")));

        assertThat(out).hasToString("""
                #KVITTENS;1
                #FIL;beslut_20261122.xml
                #KOMMUN;exempelkommun
                #RESULTAT;DELVIS MOTTAGEN
                #ANTAL;2
                #UTFALL;MOTTAGEN;1
                #UTFALL;KARANTÄN;1
                nummer;ärende;utfall;felkod;feltext
                1;EXE-2026-000001;MOTTAGEN;;
                2;;KARANTÄN;BIZ-001;"Felaktigt personnummer; rätta och skicka om"
                """.replace("\n", "\r\n"));
    }

    @Test
    void aFileWithoutFaultsIsAccepted() throws IOException {
        receipts.write(out, HEADER, List.of(new ReceiptLine(1, "EXE-2026-000001", "MOTTAGEN", "", "")));

        assertThat(out.toString()).contains("#RESULTAT;MOTTAGEN\r\n");
    }

    @Test
    void aRefusedFileSaysWhyAndWhere() throws IOException {
        receipts.writeRefusal(
                out, HEADER, new FaultException(Fault.XML_NOT_WELL_FORMED, "line 7, column 3"), "Filen är trasig");

        assertThat(out).hasToString("""
                #KVITTENS;1
                #FIL;beslut_20261122.xml
                #KOMMUN;exempelkommun
                #RESULTAT;AVVISAD
                #FEL;XML-001;Filen är trasig;line 7, column 3
                """.replace("\n", "\r\n"));
    }

    @Test
    void aFileNameIsNotAFormula() throws IOException {
        receipts.write(out, new ReceiptHeader("=cmd.xml", "exempelkommun"), List.of());

        assertThat(out.toString()).contains("#FIL;'=cmd.xml\r\n");
    }
}
