package se.inkopsnavet.scenario;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.MandateForms;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/** One hub with the shipped rules and a journal, for all scenario classes that need no other: a start takes ten seconds. */
final class JournalScene implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Open.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(JournalScene.class))
                .computeIfAbsent(Open.class, key -> open(), Open.class);
    }

    private static Open open() {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        TestAuthority authority = new TestAuthority();
        JournalServer journal = JournalServer.open(authority);
        Scene scene = Scene.open(town, Home.in(folder.resolve("home")), JournalSettings.of(town, journal, authority));
        return new Open(scene, journal, new ConsentForms(town), new MandateForms(town));
    }

    /** Closed by JUnit at the end of the session. */
    record Open(Scene scene, JournalServer journal, ConsentForms consents, MandateForms mandates)
            implements AutoCloseable {
        @Override
        public void close() throws Exception {
            scene.close();
            journal.close();
        }
    }
}
