package se.inkopsnavet.scenario;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One hub with a journal for all scenario classes about consents. */
final class SharedConsents implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ConsentDesk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedConsents.class))
                .getOrComputeIfAbsent(Closing.class, key -> new Closing(ConsentDesk.open()), Closing.class)
                .desk();
    }

    /** Closed by JUnit after the last test. */
    record Closing(ConsentDesk desk) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() throws IOException {
            desk.close();
        }
    }
}
