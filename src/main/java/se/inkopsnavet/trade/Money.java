package se.inkopsnavet.trade;

/** An amount in Swedish kronor. @param ore hundredths of a krona (öre); negative for money that comes back */
public record Money(long ore) {

    @Override
    public String toString() {
        return "%d,%02d kr".formatted(ore / 100, Math.abs(ore % 100));
    }
}
