package se.inkopsnavet.securemail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The same bytes, damaged in many ways: cut short, or with one byte changed. Always the same ways, so that a failure can be repeated. */
final class Damage {

    private Damage() {}

    static List<byte[]> of(byte[] bytes, int step) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += step) {
            byte[] damaged = bytes.clone();
            damaged[i] = (byte) (damaged[i] * 31 + 7);
            all.add(damaged);
            if (i % 4 == 0) {
                all.add(Arrays.copyOf(bytes, i));
            }
        }
        return all;
    }
}
