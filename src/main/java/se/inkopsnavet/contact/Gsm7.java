package se.inkopsnavet.contact;

import java.io.ByteArrayOutputStream;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The default alphabet of SMS: 3GPP TS 23.038 §6.2.1 (basic) and §6.2.1.1 (extension). A text in it is one message up to 160 septets; any other character would
 * make it UCS-2, with room for 70.
 */
public final class Gsm7 {

    /** Of one message. */
    public static final int ROOM = 160;

    private static final int ESCAPE = 0x1B;

    /** By code, 0x00 to 0x7F; the escape's own place is held by a character that no text may contain. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "^{}\\[~]|€";
    private static final int[] EXTENDED_CODES = {0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** Whether every character is in the alphabet. */
    public static boolean holds(String text) {
        return text.chars().allMatch(c -> c != 0xFFFF && (BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0));
    }

    /** How much room it takes; a character of the extension takes two. @throws FaultException SMS_TEXT when it is not in the alphabet */
    public static int septets(String text) {
        return encode(text).length;
    }

    /** One octet per septet, as SMPP carries it with data coding 0. @throws FaultException SMS_TEXT when it is not in the alphabet */
    public static byte[] encode(String text) {
        if (!holds(text)) {
            throw new FaultException(Fault.SMS_TEXT, "GSM-7");
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        text.chars().forEach(c -> {
            int basic = BASIC.indexOf(c);
            if (basic < 0) {
                octets.write(ESCAPE);
            }
            octets.write(basic < 0 ? EXTENDED_CODES[EXTENDED.indexOf(c)] : basic);
        });
        return octets.toByteArray();
    }
}
