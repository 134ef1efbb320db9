package se.inkopsnavet.scenario;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.MandateForms;
import se.inkopsnavet.neighbourhood.journal.JournalServer;

/** The {@link SharedScene} with its journal, and the forms that are filled in there. */
final class JournalScene implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Open.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(JournalScene.class))
                .computeIfAbsent(Open.class, key -> in(SharedScene.open(test)), Open.class);
    }

    private static Open in(SharedScene.Open shared) {
        Scene scene = shared.scene();
        return new Open(scene, shared.journal(), new ConsentForms(scene.town()), new MandateForms(scene.town()));
    }

    /** The forms are numbered throughout the session: what two classes drop has different names. */
    record Open(Scene scene, JournalServer journal, ConsentForms consents, MandateForms mandates) {}
}
