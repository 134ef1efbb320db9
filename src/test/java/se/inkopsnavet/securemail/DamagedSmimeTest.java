package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.securemail.Correspondence.HUB;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;
import static se.inkopsnavet.securemail.Refusals.assertFault;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Bytes that were changed on the way, by accident or on purpose. */
class DamagedSmimeTest {

    private final OwnKey hub = Correspondence.hub();
    private final OwnKey supplier = Correspondence.supplier();
    private final SmimeOpener opener =
            Correspondence.opener(HUB, List.of(hub), Set.of(Correspondence.pin(supplier, SUPPLIER)));

    @Test
    void oneChangedByteIsNoticed() {
        byte[] cms = cms();
        for (int fromEnd : new int[] {1, 16, 40, 400, 1500}) {
            byte[] tampered = cms.clone();
            tampered[tampered.length - fromEnd] ^= 1;

            assertFault(() -> opener.open(Wrapping.encrypted(tampered), NOW), Fault.DECRYPTION_FAILED);
        }
    }

    /** With CBC one can change what decrypts; the signature over all of it is what stops the gadget (EFAIL, B51). */
    @Test
    void changedCbcBlocksNeverYieldAText() {
        byte[] signed = new CmsSigner(supplier).sign(InnerMessage.of(Correspondence.reply(NOW)), "<x@y.example>", NOW);
        byte[] cms = new CmsEncryptor(hub.certificate()).encrypt(signed, true, false);
        assertThat(opener.open(Wrapping.encrypted(cms), NOW).text()).isEqualTo("37 av 40");

        for (int block = 0; block < 12; block++) {
            byte[] gadget = cms.clone();
            gadget[gadget.length - 300 - 16 * block] ^= 1;

            assertFault(() -> opener.open(Wrapping.encrypted(gadget), NOW));
        }
    }

    /** Unprotected fields such as a version number may be changed without effect; what is opened is what was written. */
    @Test
    void damageOutsideGivesTheLetterOrAFault() {
        byte[] cms = cms();

        for (byte[] damaged : Damage.of(cms, 19)) {
            assertLetterOrFault(Wrapping.encrypted(damaged));
        }
    }

    @Test
    void damageInsideGivesTheLetterOrAFault() {
        byte[] opaque = Wrapping.signedCms(InnerMessage.of(Correspondence.reply(NOW)), supplier);
        byte[] clear = new CmsSigner(supplier).sign(InnerMessage.of(Correspondence.reply(NOW)), "<x@y.example>", NOW);

        for (byte[] damaged : Damage.of(opaque, 19)) {
            assertLetterOrFault(Wrapping.encryptedFor(hub, Wrapping.opaque(damaged)));
        }
        for (byte[] damaged : Damage.of(clear, 23)) {
            assertLetterOrFault(Wrapping.encryptedFor(hub, damaged));
        }
    }

    private void assertLetterOrFault(byte[] mail) {
        try {
            OpenedMail opened = opener.open(mail, NOW);
            assertThat(opened.text()).isEqualTo("37 av 40");
            assertThat(opened.from()).isEqualTo(SUPPLIER);
        } catch (FaultException e) {
            assertThat(e.fault().code()).matches("(CRY|IN)-\\d+");
        }
    }

    /** ASN.1 nested without end would overflow the stack of a careless parser. */
    @Test
    void bottomlessNestingIsRefused() {
        byte[] nested = new byte[2_000_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }

        assertFault(() -> opener.open(Wrapping.encrypted(nested), NOW), Fault.MAIL_STRUCTURE_REFUSED);
        assertFault(
                () -> opener.open(Wrapping.encryptedFor(hub, Wrapping.opaque(nested)), NOW), Fault.SIGNATURE_INVALID);
    }

    private byte[] cms() {
        byte[] signed = new CmsSigner(supplier)
                .sign(InnerMessage.of(Correspondence.reply(NOW)), "<ack-1123@matbutiken.example>", NOW);
        return new CmsEncryptor(hub.certificate()).encrypt(signed, false, false);
    }
}
