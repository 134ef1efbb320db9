package se.inkopsnavet.securemail;

import java.time.Duration;

/**
 * What to do when it cannot be known whether a certificate is revoked. A certificate that any CRL at hand lists is refused under either rule.
 *
 * @param maxCrlAge how old the list of the certificate's own issuer may be, counted from its {@code thisUpdate}; it must not be past its
 *     {@code nextUpdate} either. Lists about intermediate authorities, which appear a few times a year, are bound by their {@code nextUpdate} only
 * @param grace how long past that the list still serves; zero means HARD_FAIL (AC-05-13)
 */
public record RevocationRule(Duration maxCrlAge, Duration grace) {

    /** Without a current list nothing is sealed or opened: for everything with personal data or credentials. */
    public static RevocationRule hardFail(Duration maxCrlAge) {
        return new RevocationRule(maxCrlAge, Duration.ZERO);
    }

    /** An issuer that cannot be reached is tolerated for 24 hours ({@code reliability.md} §3.2); no list at all is not. For status mail only. */
    public static RevocationRule softFail(Duration maxCrlAge) {
        return new RevocationRule(maxCrlAge, Duration.ofHours(24));
    }
}
