package se.inkopsnavet.scenario;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One hub with the shipped rules for all scenario classes that leave it as they found it: a start takes ten seconds. */
final class SharedScene implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedScene.class))
                .getOrComputeIfAbsent(Closing.class, key -> new Closing(Scene.open()), Closing.class)
                .scene();
    }

    /** Closed by JUnit after the last test. */
    record Closing(Scene scene) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            scene.close();
        }
    }
}
