package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.FaultException;

@Isolated("sets properties of the whole process")
class PathPinsTest {

    @ParameterizedTest
    @ValueSource(strings = {"com.sun.security.enableCRLDP", "com.sun.security.enableAIAcaIssuers"})
    void noCertificateIsJudgedWhereTheJdkMayFollowItsAddresses(String property) {
        System.setProperty(property, "true");
        try {
            assertRefused(property);
        } finally {
            System.clearProperty(property);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocsp.enable", "com.sun.security.onlyCheckRevocationOfEECert"})
    void norWhereTheSecurityPropertiesSaySo(String property) {
        Security.setProperty(property, "true");
        try {
            assertRefused(property);
        } finally {
            Security.setProperty(property, "false");
        }
    }

    @Test
    void whoeverSaysNoIsNotRefused() {
        System.setProperty("com.sun.security.enableCRLDP", "false");
        try {
            assertThatCode(Correspondence::check).doesNotThrowAnyException();
        } finally {
            System.clearProperty("com.sun.security.enableCRLDP");
        }
    }

    private static void assertRefused(String property) {
        assertThatThrownBy(Correspondence::check)
                .isInstanceOf(FaultException.class)
                .hasMessageEndingWith("property " + property);
    }
}
